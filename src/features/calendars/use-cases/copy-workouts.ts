import { sql } from 'kysely'
import { z } from 'zod'
import { coachOf, type OfClient } from '#features/clients/permissions.ts'
import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { Id, newId } from '#platform/ids.ts'
import { anyOf, permission, theClientActing } from '#platform/permission.ts'
import { Day } from '#platform/time/day-input.ts'
import { daysBetween } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { workoutsAdded } from '../events.ts'
import { calendarOf, workoutsWithCalendar } from '../queries/subjects.ts'
import { keepRemoved } from './parts/keep-removed.ts'

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
		const { db, actor, now, emit, locale } = acting
		const { client_id, calendar_id, workouts } = source
		const elsewhere = toCalendarId !== undefined || (toClientId ?? client_id) !== client_id
		const to = elsewhere
			? { clientId: toClientId, calendarId: toCalendarId }
			: { clientId: client_id, calendarId: actor.kind === 'client' ? undefined : calendar_id }
		const target = await calendarOf(acting, to)
		if (!target || !(await mayPaste.allows(acting, target))) return refuse('not_found')
		const [first] = workouts
		if (!first) return refuse('not_found')
		const ids = workouts.map(() => newId())
		const by = daysBetween(first.onDate, onDate)
		await sql`
			insert into workout (studio_id, id, calendar_id, client_id, on_date, position, title, content, created_at, added_by)
			select source.studio_id, copy.id, ${target.calendar_id}::uuid, ${target.client_id}::uuid,
				source.on_date + ${by}::int,
				copy.at::int + (select coalesce(max(there.position) + 1, 0) from workout there
					where there.calendar_id = ${target.calendar_id}::uuid and there.on_date = source.on_date + ${by}::int),
				source.title, source.content, ${now}, ${actor.kind === 'client' ? 'client' : 'coach'}
			from unnest(${workouts.map((each) => each.workoutId)}::uuid[], ${ids}::uuid[]) with ordinality
				as copy (source_id, id, at)
			join workout source on source.id = copy.source_id`.execute(db)
		const { eventId } = await emit(workoutsAdded, {
			clientId: target.client_id,
			subject: { type: 'workout', id: ids[0] as string },
			after: { title: first.title, onDate, workouts: ids.length },
			data: { workoutIds: ids },
		})
		await keepRemoved(db, { studioId: actor.studioId as string, eventId, now, placedWorkouts: ids })
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
