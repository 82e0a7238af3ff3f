import { z } from 'zod'
import { owner, ownerInPerson } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { stateOf } from './invitations.ts'

/** 1.3: who works here, and who has been asked to. A team is small: it has no pages. */
export const team = query('accounts.team', {
	input: z.object({}),
	output: z.object({
		people: z.array(
			z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.string(), since: z.date() }),
		),
		invited: z.array(
			z.object({
				id: z.string(),
				name: z.string(),
				email: z.string(),
				role: z.string(),
				state: z.enum(['open', 'expired', 'accepted', 'withdrawn']),
				sentAt: z.date(),
			}),
		),
	}),
	may: owner,
	async run({ db, now }) {
		const people = await db
			.selectFrom('staff')
			.select(['id', 'name', 'email', 'role', 'created_at as since'])
			.where('removed_at', 'is', null)
			.orderBy('id')
			.execute()
		const invitations = await db
			.selectFrom('invitation')
			.selectAll()
			.where('staff_role', 'is not', null)
			.where('accepted_at', 'is', null)
			.where('withdrawn_at', 'is', null)
			.orderBy('id', 'desc')
			.limit(100)
			.execute()
		const invited = invitations.map((row) => ({
			...{ id: row.id, name: row.name, email: row.email, role: row.staff_role ?? '' },
			...{ state: stateOf(row, now), sentAt: row.last_sent_at },
		}))
		return { people, invited }
	},
})

/** 14.1: the studio's keys, newest first, the revoked ones among them. */
export const apiKeys = query('accounts.api-keys', {
	input: z.object({}),
	may: ownerInPerson,
	run: ({ db }) =>
		db
			.selectFrom('api_key')
			.innerJoin('staff', 'staff.id', 'api_key.staff_id')
			.select(['api_key.id', 'api_key.name', 'api_key.scopes', 'staff.name as by'])
			.select(['api_key.created_at as madeAt', 'last_used_at as usedAt'])
			.select(['expires_at as expiresAt', 'revoked_at as revokedAt'])
			.orderBy('api_key.id', 'desc')
			.limit(200)
			.execute(),
})
