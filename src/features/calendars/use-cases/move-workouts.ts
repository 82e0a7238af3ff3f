import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { daysBetween } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { workoutsMoved } from '../events.ts'
import { mayPlace } from '../permissions.ts'
import { hidden, workoutsWithCalendar } from '../queries/subjects.ts'
import { keepRemoved } from './parts/keep-removed.ts'

/**
 * 5.1: moves workouts of one calendar: the first lands on `onDate`, the others keep their distance to it. Each goes
 * behind what stands on its new day. A moved workout keeps its day when its program is updated (4.9).
 */
export const moveWorkouts = useCase('calendars.move-workouts', {
	input: z.object({
		workoutIds: z.array(Id).min(1).max(100),
		onDate: Day,
		/** Of a single workout: the version that was read; stale where somebody was faster. */
		version: z.number().int().optional(),
	}),
	output: z.object({ clientId: z.string(), onDate: z.string(), eventId: z.string() }),
	subject: (reading, { workoutIds }) => workoutsWithCalendar(reading, workoutIds),
	may: mayPlace,
	async run(acting, { client_id, today, workouts }, { onDate, version }) {
		const { db, actor, now, emit, locale } = acting
		const [first] = workouts
		if (!first) return refuse('not_found')
		if (version !== undefined && first.version !== version) return refuse('stale')
		const by = daysBetween(first.onDate, onDate)
		const ids = workouts.map((workout) => workout.workoutId)
		const { eventId } = await emit(workoutsMoved, {
			clientId: client_id,
			subject: { type: 'workout', id: first.workoutId },
			before: { onDate: first.onDate },
			after: { title: first.title, onDate, workouts: ids.length },
			data: { workoutIds: ids },
		})
		await keepRemoved(db, { studioId: actor.studioId as string, eventId, now, workouts: ids })
		const moved = await sql`
			update workout set on_date = on_date + ${by}::int, moved_by_hand_at = ${now}, version = version + 1,
				position = (select coalesce(max(there.position) + 1, 0) from workout there
					where there.calendar_id = workout.calendar_id and there.on_date = workout.on_date + ${by}::int)
			where id = any (${ids}::uuid[]) and version = any (${workouts.map((each) => each.version)}::int[])`.execute(
			db,
		)
		if (Number(moved.numAffectedRows) !== ids.length) return refuse('stale')
		// 6.1: a client moves what they see to where they will see it.
		if (await hidden(acting, today, ids)) return refuse('calendars_not_shown_then', {}, 'onDate')
		const day = formatDay(onDate, locale, 'long')
		return ok({ clientId: client_id, onDate, eventId }, [
			{
				kind: 'note',
				text: m.calendars_effect_moves({ title: first.title, workouts: ids.length, day }, { locale }),
			},
		])
	},
})
