import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { calendars } from './queries/calendars.ts'
import { days } from './queries/days.ts'
import { freeHours } from './queries/free-hours.ts'
import { coachesToKeep, schedule } from './queries/schedule.ts'
import { addCalendar } from './use-cases/add-calendar.ts'
import { addDayOff } from './use-cases/add-day-off.ts'
import { addHolidays } from './use-cases/add-holidays.ts'
import { refreshCalendar } from './use-cases/refresh-calendar.ts'
import { removeCalendar } from './use-cases/remove-calendar.ts'
import { removeDayOff } from './use-cases/remove-day-off.ts'
import { removeSpecialDay } from './use-cases/remove-special-day.ts'
import { setHours } from './use-cases/set-hours.ts'
import { setSpecialDay } from './use-cases/set-special-day.ts'

const read = (summary: string) => ({ scope: 'availability:read', summary })
const write = (summary: string) => ({ scope: 'availability:write', summary })
const made = (summary: string) => ({ ...write(summary), status: 201 as const })

export const availabilityApi: ApiRoute[] = [
	apiRoute('get', '/coaches', coachesToKeep, read('Coaches whose hours the key may keep.')),
	apiRoute('get', '/coaches/{coachId}/hours', schedule, read('The hours of a coach’s week, and their zone.')),
	apiRoute('put', '/coaches/{coachId}/hours', setHours, write('Says all hours of a coach’s week anew.')),
	apiRoute('get', '/coaches/{coachId}/free-hours', freeHours, read('What is free in the coming days.')),
	apiRoute('get', '/coaches/{coachId}/days', days, read('Special days and days off from today on.')),
	apiRoute(
		'put',
		'/coaches/{coachId}/special-days/{day}',
		setSpecialDay,
		write('Other hours, or none, on one date.'),
	),
	apiRoute(
		'delete',
		'/coaches/{coachId}/special-days/{day}',
		removeSpecialDay,
		write('The week counts again on a date.'),
	),
	apiRoute('post', '/days-off', addDayOff, made('Days off, of a coach or of the whole studio.')),
	apiRoute('delete', '/days-off/{dayOffId}', removeDayOff, write('These days are as usual again.')),
	apiRoute('post', '/days-off/holidays', addHolidays, made('The public holidays of a year as days off.')),
	apiRoute(
		'get',
		'/coaches/{coachId}/external-calendars',
		calendars,
		read('A coach’s calendars elsewhere, and how they do.'),
	),
	apiRoute(
		'post',
		'/coaches/{coachId}/external-calendars',
		addCalendar,
		made('Adds a calendar elsewhere whose events make the coach busy.'),
	),
	apiRoute(
		'delete',
		'/external-calendars/{calendarId}',
		removeCalendar,
		write('Forgets a calendar elsewhere.'),
	),
	apiRoute(
		'post',
		'/external-calendars/{calendarId}/refresh',
		refreshCalendar,
		write('Reads a calendar now.'),
	),
]
