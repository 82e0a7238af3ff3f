import { z } from 'zod'
import { anyone } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { seeTicket } from '../ways-in/tickets.ts'

const token = z.object({ token: z.string().max(100) })

/** Whether a link for a new password still works, so that its page needn't ask in vain. Uses nothing up. */
export const resetLink = query('accounts.reset-link', {
	input: token,
	may: anyone,
	run: async ({ db, now }, _, input) => ({
		works: (await seeTicket(db, 'reset', input.token, now)) !== null,
	}),
})

/** What a link from a mail would confirm. Null: it is dead. */
export const confirmLink = query('accounts.confirm-link', {
	input: token,
	may: anyone,
	async run({ db, now }, _, input): Promise<{ is: 'address' | 'old' | 'new' } | null> {
		const added = await seeTicket(db, 'verify-email', input.token, now)
		if (added) return { is: 'address' }
		const change = await seeTicket(db, 'change-email', input.token, now)
		return change ? { is: change.side } : null
	},
})

/** Whether a log-in of this browser waits for its second step. */
export const secondStep = query('accounts.second-step', {
	input: z.object({ step: z.string().max(100).nullable() }),
	may: anyone,
	run: async ({ db, now }, _, { step }) => ({
		waits: step !== null && (await seeTicket(db, 'second-step', step, now)) !== null,
	}),
})
