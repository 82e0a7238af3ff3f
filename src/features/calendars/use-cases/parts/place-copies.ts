import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Acting } from '#platform/use-case.ts'
import { workoutsAdded } from '../../events.ts'
import type { ClientCalendar } from '../../queries/subjects.ts'
import { keepRemoved } from './keep-removed.ts'

type Copying = {
	/** In the order in which the copies stand on a day. */
	sources: readonly { id: string; title: string }[]
	target: ClientCalendar
	/** By how many days the copies lie after what they are made of, and the day of the first. */
	by: number
	onDate: string
}

/** 5.1: copies of workouts on a calendar, behind what stands there; workouts of their own from then on (I23), with their undo. */
export async function placeCopies(
	{ db, actor, now, emit }: Acting,
	{ sources, target, by, onDate }: Copying,
): Promise<{ ids: string[]; eventId: string }> {
	const ids = sources.map(() => newId())
	await sql`
		insert into workout (studio_id, id, calendar_id, client_id, on_date, position, title, content, created_at, added_by)
		select source.studio_id, copy.id, ${target.calendar_id}::uuid, ${target.client_id}::uuid,
			source.on_date + ${by}::int,
			copy.at::int + (select coalesce(max(there.position) + 1, 0) from workout there
				where there.calendar_id = ${target.calendar_id}::uuid and there.on_date = source.on_date + ${by}::int),
			source.title, source.content, ${now}, ${actor.kind === 'client' ? 'client' : 'coach'}
		from unnest(${sources.map(({ id }) => id)}::uuid[], ${ids}::uuid[]) with ordinality as copy (source_id, id, at)
		join workout source on source.id = copy.source_id`.execute(db)
	const { eventId } = await emit(workoutsAdded, {
		clientId: target.client_id,
		subject: { type: 'workout', id: ids[0] as string },
		after: { title: sources[0]?.title ?? '', onDate, workouts: ids.length },
		data: { workoutIds: ids },
	})
	await keepRemoved(db, { studioId: actor.studioId as string, eventId, now, placedWorkouts: ids })
	return { ids, eventId }
}
