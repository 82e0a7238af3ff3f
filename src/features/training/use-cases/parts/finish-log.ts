import type { Acting } from '#platform/use-case.ts'
import type { workoutCompleted, workoutSkipped } from '../../events.ts'
import type { Session } from '../../queries/subjects.ts'
import { openLog } from './open-log.ts'

type Finishing = {
	status: 'completed' | 'skipped'
	event: typeof workoutCompleted | typeof workoutSkipped
	/** Undefined leaves the comment as it is. */
	comment: string | undefined
}

/** Ends a log, beginning it where need be. Ending it the same way again tells nobody a second time. */
export async function finishLog(acting: Acting, session: Session, finishing: Finishing): Promise<string> {
	const { db, now, emit } = acting
	const log = await openLog(acting, session)
	const before = log.status
	await db
		.updateTable('training_log')
		.set((is) => ({
			status: finishing.status,
			...(before === finishing.status ? {} : { finished_at: now }),
			...(finishing.comment === undefined ? {} : { comment: finishing.comment }),
			version: is('version', '+', 1),
		}))
		.where('id', '=', log.id)
		.execute()
	if (before !== finishing.status)
		await emit(finishing.event, {
			clientId: session.client_id,
			subject: { type: 'training_log', id: log.id },
			before: { status: before },
			after: { title: session.title, status: finishing.status },
			data: { logId: log.id, workoutId: session.workoutId },
		})
	return log.id
}
