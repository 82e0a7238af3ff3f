import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { daysBetween } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { calendarOf } from '../queries/subjects.ts'
import { placeCopies } from './parts/place-copies.ts'
import { workoutsBetween } from './parts/stretch.ts'

/**
 * 5.1: copies what stands on a calendar between two days to another one, of another client too: `from` lands on `onDate`. The
 * copies are workouts of their own, behind what stands there; neither calendar knows of the other afterwards (I23).
 */
export const copyStretch = useCase('calendars.copy-stretch', {
	input: z.object({ calendarId: Id, from: Day, to: Day, toCalendarId: Id, onDate: Day }),
	output: z.object({
		...{ clientId: z.string(), calendarId: z.string() },
		...{ onDate: z.string(), workouts: z.number(), eventId: z.string() },
	}),
	subject: (reading, { calendarId }) => calendarOf(reading, { calendarId }),
	may: coachOf,
	async run(acting, _, { calendarId, from, to, toCalendarId, onDate }) {
		const { db, locale } = acting
		const target = await calendarOf(acting, { calendarId: toCalendarId })
		if (!target || !(await coachOf.allows(acting, target))) return refuse('not_found')
		const stretch = await workoutsBetween(db, calendarId, from, to)
		const [first] = stretch
		if (!first) return refuse('calendars_stretch_empty', {}, 'from')
		if (stretch.length > 500) return refuse('calendars_stretch_long', {}, 'to')
		const by = daysBetween(from, onDate)
		const { ids, eventId } = await placeCopies(acting, { sources: stretch, target, by, onDate })
		const day = formatDay(onDate, locale, 'long')
		const { client_id: clientId, clientName: name } = target
		return ok({ clientId, calendarId: toCalendarId, onDate, workouts: ids.length, eventId }, [
			{ kind: 'comes', text: m.calendars_effect_stretch({ name, count: ids.length, day }, { locale }) },
			{ kind: 'note', text: m.calendars_effect_nobody_told({}, { locale }) },
		])
	},
})
