import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { setRemoved } from '../events.ts'
import { mayLog } from '../permissions.ts'
import { sessionOf } from '../queries/subjects.ts'
import { doneAtOf, entryAnswer, entryFields, writeEntry } from './parts/entry.ts'
import { openLog } from './parts/open-log.ts'

/**
 * 5.2: takes a logged set back (unticks it). One that isn't there any more is gone already: that is fine. What was logged
 * later than this stays, and what another device logged in the same place is another set (5.5).
 */
export const removeSet = useCase('training.remove-set', {
	input: z.object({ workoutId: Id, setId: Id, ...entryFields }),
	output: z.object({ setId: z.string(), ...entryAnswer }),
	subject: (reading, { workoutId }) => sessionOf(reading, workoutId),
	may: mayLog,
	async run(acting, session, { setId, ...entering }) {
		if (!session.log) return ok({ setId, stands: true })
		const log = await openLog(acting, session, acting.now)
		const doneAt = doneAtOf(entering, acting.now)
		const entry = await writeEntry(acting, entering, {
			...{ logId: log.id, clientId: session.client_id, kind: 'set_removed' },
			set: { id: setId },
		})
		const of = acting.db.selectFrom('logged_set').where('id', '=', setId).where('log_id', '=', log.id)
		const later = await of.select('id').where('done_at', '>', doneAt).executeTakeFirst()
		if (later || entry === 'again') return ok({ setId, stands: !later })
		const gone = await acting.db
			.deleteFrom('logged_set')
			.where('id', '=', setId)
			.where('log_id', '=', log.id)
			.returning('exercise_key')
			.executeTakeFirst()
		if (gone)
			await acting.emit(setRemoved, {
				clientId: session.client_id,
				subject: { type: 'training_log', id: log.id },
				data: { logId: log.id, workoutId: session.workoutId, setId, exerciseKey: gone.exercise_key },
			})
		return ok({ setId, stands: true })
	},
})
