import { z } from 'zod'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'

/** In which prices are set: the studio's. */
export const currency = query('programs.currency', {
	input: z.object({}),
	output: z.object({ currency: z.string() }),
	may: anyStaff,
	run: ({ db }) => db.selectFrom('studio_settings').select('currency').executeTakeFirstOrThrow(),
})
