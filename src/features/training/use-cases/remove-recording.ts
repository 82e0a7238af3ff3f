import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { mayLog } from '../permissions.ts'
import { takeBack } from './parts/take-back.ts'

/** Issue 5.8: takes the log of a recording away again; what somebody logged in it by hand stays. */
export const removeRecording = useCase('training.remove-recording', {
	input: z.object({ importId: Id }),
	output: z.object({ sets: z.number(), logs: z.number() }),
	subject: ({ db }, { importId }) =>
		db.selectFrom('training_log').select('client_id').where('import_id', '=', importId).executeTakeFirst(),
	may: mayLog,
	run: async ({ db }, _, { importId }) => ok(await takeBack(db, importId)),
})
