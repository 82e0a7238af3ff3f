import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { setLogged } from '../events.ts'
import { mayLog } from '../permissions.ts'
import { sessionOf } from '../queries/subjects.ts'
import { cannotBe, exerciseKey, itemsOf, type SetValues } from '../rules/session.ts'
import { doneAtOf, entryAnswer, entryFields, takeUpAgain, writeEntry } from './parts/entry.ts'
import { openLog } from './parts/open-log.ts'
import { setFields, writeSet } from './parts/write-set.ts'

/**
 * 5.2: one set as it was done, saved at once. The same set sent twice is one set; of two devices the later doing stands, and
 * the other is kept beside it (5.5). Starts the workout where it isn't started, and takes one up again that was skipped
 * before. A finished log may be corrected.
 */
export const logSet = useCase('training.log-set', {
	input: z.object({ workoutId: Id, ...setFields, ...entryFields }),
	output: z.object({ logId: z.string(), setId: z.string(), ...entryAnswer }),
	subject: (reading, { workoutId }) => sessionOf(reading, workoutId),
	may: mayLog,
	async run(acting, session, set) {
		const wrong = cannotBe({ ...set, unit: set.unit ?? null } as SetValues)
		if (wrong) return refuse(wrong.code, {}, wrong.field)
		const doneAt = doneAtOf(set, acting.now)
		const log = await openLog(acting, session, doneAt)
		const item = itemsOf(log.prescribed).find((each) => each.id === set.itemId)
		if (!item) return refuse('not_found')
		const of = { logId: log.id, clientId: session.client_id, key: exerciseKey(item), name: item.name, doneAt }
		const written = await writeSet(acting, set, of)
		if (written === 'foreign') return refuse('not_found')
		const { reps, load, unit, seconds, metres, rpe, rir, note } = set
		await writeEntry(acting, set, {
			...{ logId: log.id, clientId: session.client_id, kind: 'set' },
			set: { id: set.setId, itemId: set.itemId, number: set.setNumber },
			said: { reps, load, unit, seconds, metres, rpe, rir, note },
		})
		await takeUpAgain(acting, log, doneAt)
		if (written === 'changed')
			await acting.emit(setLogged, {
				clientId: session.client_id,
				subject: { type: 'training_log', id: log.id },
				data: { logId: log.id, workoutId: session.workoutId, setId: set.setId, exerciseKey: of.key },
			})
		return ok({ logId: log.id, setId: set.setId, stands: written !== 'later' })
	},
})
