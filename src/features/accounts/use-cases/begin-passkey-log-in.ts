import { z } from 'zod'
import { anyone } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { fromHere } from '../ways-in/limits.ts'
import { askForPasskey, ceremonySeconds } from '../ways-in/passkeys.ts'
import { issueTicket } from '../ways-in/tickets.ts'

const here = fromHere('passkey', 200)

/** 1.1: the question a browser answers with a passkey; each is asked once. */
export const beginPasskeyLogIn = useCase('accounts.begin-passkey-log-in', {
	input: z.object({}),
	may: anyone,
	limits: (_, knocking) => [here(knocking)],
	before: () => askForPasskey(),
	async run({ db, now }, _, __, options) {
		const { challenge } = options
		const question = await issueTicket(db, 'passkey-log-in', { challenge }, { now, seconds: ceremonySeconds })
		return ok({ question, options })
	},
})
