import type { Acting } from '#platform/use-case.ts'
import type { workoutCompleted, workoutSkipped } from '../../events.ts'
import type { Session } from '../../queries/subjects.ts'
import { commentedLater, doneAtOf, type Entering, endedLater, writeEntry } from './entry.ts'
import { type OpenLog, openLog } from './open-log.ts'

type Finishing = Entering & {
	status: 'completed' | 'skipped'
	event: typeof workoutCompleted | typeof workoutSkipped
	/** Undefined leaves the comment as it is. */
	comment: string | undefined
}

/**
 * Ends a log, beginning it where need be. Ending it the same way again tells nobody a second time; what another device said
 * later stands (5.5).
 */
export async function finishLog(acting: Acting, session: Session, finishing: Finishing) {
	const { status, comment } = finishing
	const doneAt = doneAtOf(finishing, acting.now)
	const log = await openLog(acting, session, doneAt)
	const later = await endedLater(acting, log.id, doneAt)
	const keepsComment = comment === undefined || (await commentedLater(acting, log.id, doneAt))
	const written = await writeEntry(acting, finishing, {
		...{ logId: log.id, clientId: session.client_id, kind: status },
		...(comment === undefined ? {} : { said: { comment } }),
	})
	if (written === 'new')
		await end(acting, session, log, finishing, { status: !later, comment: !keepsComment })
	return { logId: log.id, workoutId: session.workoutId, stands: !later }
}

/** What of it still changes something. */
type Counts = { status: boolean; comment: boolean }

async function end(
	{ db, now, emit }: Acting,
	session: Session,
	log: OpenLog,
	{ status, comment, event, doneAt }: Finishing,
	counts: Counts,
): Promise<void> {
	const changes = counts.status && log.status !== status
	if (!changes && !counts.comment) return
	await db
		.updateTable('training_log')
		.set((is) => ({
			...(changes ? { status, finished_at: doneAtOf({ doneAt }, now) } : {}),
			...(counts.comment ? { comment: comment ?? '' } : {}),
			version: is('version', '+', 1),
		}))
		.where('id', '=', log.id)
		.execute()
	if (changes)
		await emit(event, {
			clientId: session.client_id,
			subject: { type: 'training_log', id: log.id },
			before: { status: log.status },
			after: { title: session.title, status },
			data: { logId: log.id, workoutId: session.workoutId },
		})
}
