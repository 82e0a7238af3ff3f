import { z } from 'zod'
import { anyone } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { endSession } from '../ways-in/sessions.ts'

/** Ends the session on the server: its cookie is worth nothing afterwards, wherever it was copied to. */
export const logOut = useCase('accounts.log-out', {
	input: z.object({}),
	may: anyone,
	async run({ db, from }) {
		if (from.session) await endSession(db, from.session)
		return ok(null)
	},
})
