import { addDayOff } from '#features/availability/use-cases/add-day-off.ts'
import { addHolidays } from '#features/availability/use-cases/add-holidays.ts'
import { setHours } from '#features/availability/use-cases/set-hours.ts'
import { setSpecialDay } from '#features/availability/use-cases/set-special-day.ts'
import { addDays } from '#platform/time/days.ts'
import { daysAgo, does, type Moment, monday, of, type Stage } from '../stage.ts'
import { christmas, daysOff, hours, openDay } from '../story/availability.ts'

/** When the coaches work, and when they don't (7.1): told before anything is booked with them. */
export function availabilityMoments(stage: Stage): Moment[] {
	const at = daysAgo(stage, 125, '08:15')
	const coachOf = (key: 'camille' | 'tom') => of(stage.staff, key)
	const camille = () => coachOf('camille')
	const year = stage.today.slice(0, 4)
	return [
		...hours.map(({ coach, timeZone, week }) => ({
			at,
			happens: () => does(stage, coachOf(coach), setHours, { coachId: coachOf(coach).id, timeZone, week }),
		})),
		{
			at,
			happens: () =>
				does(stage, camille(), addHolidays, { coachId: null, country: 'FR', year: Number(year) }),
		},
		{
			at,
			happens: () =>
				does(stage, camille(), addDayOff, {
					...{ coachId: null, from: `${year}-${christmas.from}`, to: `${year}-${christmas.to}` },
					reason: christmas.reason,
				}),
		},
		...daysOff.map(({ coach, week, from, to, reason }) => ({
			at: daysAgo(stage, 30, '19:40'),
			happens: () => {
				const first = monday(stage, week)
				const days = { from: addDays(first, from), to: addDays(first, to) }
				return does(stage, coachOf(coach), addDayOff, { coachId: coachOf(coach).id, ...days, reason })
			},
		})),
		{
			at: daysAgo(stage, 12, '08:30'),
			happens: () =>
				does(stage, camille(), setSpecialDay, {
					...{
						coachId: camille().id,
						day: addDays(monday(stage, openDay.week), openDay.day),
						note: openDay.note,
					},
					hours: [{ start: openDay.start, end: openDay.end }],
				}),
		},
	]
}
