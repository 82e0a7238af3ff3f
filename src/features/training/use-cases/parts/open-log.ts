import { newId } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import type { Acting } from '#platform/use-case.ts'
import { workoutStarted } from '../../events.ts'
import type { Session } from '../../queries/subjects.ts'

/** A log that is open for writing: its row is locked until the transaction ends, so that two devices take turns. */
export type OpenLog = { id: string; status: string; prescribed: Session['content']; isNew: boolean }

/**
 * The log of a workout; made when there is none, with the prescription as it stands now (what is edited later doesn't
 * rewrite history). Trained late, it stands on the workout's day; trained ahead, on the day it was done.
 */
export async function openLog({ db, actor, emit }: Acting, session: Session, doneAt: Date): Promise<OpenLog> {
	const { workoutId, client_id, title, content, timeZone } = session
	const day = dayOf(doneAt, timeZone)
	const id = newId()
	const made = session.log
		? undefined
		: await db
				.insertInto('training_log')
				.values({
					studio_id: actor.studioId as string,
					id,
					client_id,
					workout_id: workoutId,
					on_date: session.onDate !== null && session.onDate < day ? session.onDate : day,
					title,
					program_id: session.programId,
					program_title: session.programTitle,
					prescribed: JSON.stringify(content),
					status: 'started',
					started_at: doneAt,
					logged_by: actor.kind === 'client' ? 'client' : 'coach',
				})
				.onConflict((again) =>
					again.columns(['studio_id', 'workout_id']).where('workout_id', 'is not', null).doNothing(),
				)
				.returning('id')
				.executeTakeFirst()
	if (made) {
		await emit(workoutStarted, {
			clientId: client_id,
			subject: { type: 'training_log', id },
			after: { title },
			data: { logId: id, workoutId },
		})
		return { id, status: 'started', prescribed: content, isNew: true }
	}
	const row = await db
		.selectFrom('training_log')
		.select(['id', 'status', 'prescribed'])
		.where('workout_id', '=', workoutId)
		.forUpdate()
		.executeTakeFirstOrThrow()
	return { id: row.id, status: row.status, prescribed: row.prescribed as Session['content'], isNew: false }
}
