import { z } from 'zod'
import { touchlineItself } from '#features/calendars/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { takeBack } from './parts/take-back.ts'

/** Issue 5.8: takes away what an import brought, and nothing else. */
export const removeHistory = useCase('training.remove-history', {
	input: z.object({ importId: Id }),
	output: z.object({ sets: z.number(), logs: z.number() }),
	may: touchlineItself,
	run: async ({ db }, _, { importId }) => ok(await takeBack(db, importId)),
})
