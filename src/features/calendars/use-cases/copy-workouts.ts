import { z } from 'zod'
import { coachOf, type OfClient } from '#features/clients/permissions.ts'
import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { anyOf, permission, theClientActing } from '#platform/permission.ts'
import { Day } from '#platform/time/day-input.ts'
import { daysBetween } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { calendarOf, workoutsWithCalendar } from '../queries/subjects.ts'
import { placeCopies } from './parts/place-copies.ts'

const mayPaste = anyOf<OfClient & { kind: string }>(
	coachOf,
	permission('the client, on their main calendar', (asking, subject) =>
		subject.kind === 'main' ? theClientActing.allows(asking, subject) : false,
	),
)

/**
 * 5.1: copies workouts, a whole week for example: the first lands on `onDate`, the others keep their distance to it. The
 * copies are workouts of their own and belong to no run. A coach may copy to another client of theirs; a client's
 * copies go on their main calendar.
 */
export const copyWorkouts = useCase('calendars.copy-workouts', {
	input: z.object({
		workoutIds: z.array(Id).min(1).max(100),
		onDate: Day,
		toClientId: Id.optional(),
		/** One calendar of theirs; left out: the main one of another client, and where each stands of the same. */
		toCalendarId: Id.optional(),
	}),
	output: z.object({
		clientId: z.string(),
		calendarId: z.string(),
		onDate: z.string(),
		workoutIds: z.array(z.string()),
		eventId: z.string(),
	}),
	subject: (reading, { workoutIds }) => workoutsWithCalendar(reading, workoutIds),
	may: anyOf<OfClient>(theClientActing, coachOf),
	async run(acting, source, { onDate, toClientId, toCalendarId }) {
		const { actor, locale } = acting
		const { client_id, calendar_id, workouts } = source
		const elsewhere = toCalendarId !== undefined || (toClientId ?? client_id) !== client_id
		const to = elsewhere
			? { clientId: toClientId, calendarId: toCalendarId }
			: { clientId: client_id, calendarId: actor.kind === 'client' ? undefined : calendar_id }
		const target = await calendarOf(acting, to)
		if (!target || !(await mayPaste.allows(acting, target))) return refuse('not_found')
		const [first] = workouts
		if (!first) return refuse('not_found')
		const by = daysBetween(first.onDate, onDate)
		const sources = workouts.map(({ workoutId: id, title }) => ({ id, title }))
		const { ids, eventId } = await placeCopies(acting, { sources, target, by, onDate })
		const day = formatDay(onDate, locale, 'long')
		return ok(
			{ clientId: target.client_id, calendarId: target.calendar_id, onDate, workoutIds: ids, eventId },
			[
				{
					kind: 'comes',
					text: m.calendars_effect_copies({ title: first.title, workouts: ids.length, day }, { locale }),
				},
			],
		)
	},
})
