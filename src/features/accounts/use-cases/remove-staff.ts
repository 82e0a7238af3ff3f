import { z } from 'zod'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { owner } from '#platform/permission.ts'
import { type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { staffRemoved } from '../events.ts'
import { isLastOwner, staffForUpdate } from '../ways-in/staff.ts'

/** 1.3: somebody no longer works here, from their next request on, their API keys included (I32). What they did stays. */
export const removeStaff = useCase('accounts.remove-staff', {
	input: z.object({ staffId: Id }),
	output: z.object({}),
	subject: ({ db }, { staffId }) => staffForUpdate(db, staffId),
	may: owner,
	async run({ db, actor, now, emit, locale }, { id, name, role, account_id }) {
		if (role === 'owner' && (await isLastOwner(db, id))) return refuse('last_owner')
		await db
			.updateTable('staff')
			.set({ removed_at: now, removed_by: actor.id })
			.where('id', '=', id)
			.execute()
		const keys = await db
			.updateTable('api_key')
			.set({ revoked_at: now, revoked_by: actor.id })
			.where('staff_id', '=', id)
			.where('revoked_at', 'is', null)
			.returning('name')
			.execute()
		if (account_id) await leaveStudio(db, account_id, actor.studioId as string)
		const subject = { type: 'staff', id }
		await emit(staffRemoved, { data: { staffId: id }, subject, before: { name, role } })
		const say = { locale }
		const effects: EffectLine[] = [{ kind: 'goes', text: m.accounts_effect_staff_access({ name }, say) }]
		for (const key of keys)
			effects.push({ kind: 'goes', text: m.accounts_effect_key({ name: key.name }, say) })
		effects.push({ kind: 'stays', text: m.accounts_effect_staff_stays({}, say) })
		return ok({}, effects)
	},
})

/** The studio is no longer among the account's places, unless it is also a client there. */
async function leaveStudio(db: Db, accountId: string, studioId: string): Promise<void> {
	await db
		.deleteFrom('studio_access')
		.where('account_id', '=', accountId)
		.where('studio_id', '=', studioId)
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('client').select('id').where('client.account_id', '=', accountId))),
		)
		.execute()
}
