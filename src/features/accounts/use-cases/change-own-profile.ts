import { z } from 'zod'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { profileChanged } from '../events.ts'
import { clientInPerson } from '../permissions.ts'

const phone = /^\+?[\d\s().-]{4,40}$/

/**
 * 2.4: what a client changes about themselves is at once what the coach sees: the client's row is the truth. The address
 * is changed in the account, because both mailboxes have to agree (1.1).
 */
export const changeOwnProfile = useCase('accounts.change-own-profile', {
	input: z.object({
		firstName: z.string().trim().min(1).max(100),
		lastName: z.string().trim().max(100).default(''),
		phone: z
			.string()
			.trim()
			.refine((text) => phone.test(text))
			.nullable()
			.optional(),
	}),
	output: z.object({}),
	may: clientInPerson,
	async run({ db, actor, now, emit }, _, { firstName, lastName, phone: number }) {
		const clientId = actor.id as string
		const was = await db
			.selectFrom('client')
			.select(['first_name', 'last_name', 'phone', 'version'])
			.where('id', '=', clientId)
			.forUpdate()
			.executeTakeFirst()
		if (!was) return refuse('not_found')
		const will = {
			first_name: firstName,
			last_name: lastName,
			phone: number === undefined ? was.phone : number,
		}
		const changed = (Object.keys(will) as (keyof typeof will)[]).filter((key) => was[key] !== will[key])
		if (changed.length === 0) return ok({})
		await db
			.updateTable('client')
			.set({ ...will, version: was.version + 1 })
			.where('id', '=', clientId)
			.execute()
		await db
			.updateTable('account')
			.set({ name: `${firstName} ${lastName}`.trim(), updatedAt: now })
			.where('id', '=', actor.accountId)
			.execute()
		const only = (row: Record<string, unknown>) => Object.fromEntries(changed.map((key) => [key, row[key]]))
		await emit(profileChanged, {
			data: { clientId },
			clientId,
			subject: { type: 'client', id: clientId },
			before: only(was),
			after: only(will),
		})
		return ok({})
	},
})
