import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { scoreRemoved } from '../events.ts'
import { mayLog } from '../permissions.ts'
import { sessionOf } from '../queries/subjects.ts'
import { doneAtOf, entryAnswer, entryFields, writeEntry } from './parts/entry.ts'
import { openLog } from './parts/open-log.ts'
import { scoredLater } from './parts/write-score.ts'

/** 5.2: takes a section's score back. One that isn't there any more is gone already; one logged later than this stays (5.5). */
export const removeScore = useCase('training.remove-score', {
	input: z.object({ workoutId: Id, sectionId: z.string().min(1).max(64), ...entryFields }),
	output: z.object({ sectionId: z.string(), ...entryAnswer }),
	subject: (reading, { workoutId }) => sessionOf(reading, workoutId),
	may: mayLog,
	async run(acting, session, { sectionId, ...entering }) {
		if (!session.log) return ok({ sectionId, stands: true })
		const log = await openLog(acting, session, acting.now)
		const doneAt = doneAtOf(entering, acting.now)
		const later = await scoredLater(acting, { logId: log.id, sectionId, doneAt })
		const of = { logId: log.id, clientId: session.client_id }
		const written = await writeEntry(acting, entering, { ...of, kind: 'score_removed', sectionId })
		if (later || written === 'again') return ok({ sectionId, stands: !later })
		const gone = await acting.db
			.deleteFrom('logged_score')
			.where('log_id', '=', log.id)
			.where('section_id', '=', sectionId)
			.executeTakeFirst()
		if (gone.numDeletedRows > 0n)
			await acting.emit(scoreRemoved, {
				clientId: session.client_id,
				subject: { type: 'training_log', id: log.id },
				data: { logId: log.id, workoutId: session.workoutId, sectionId },
			})
		return ok({ sectionId, stands: true })
	},
})
