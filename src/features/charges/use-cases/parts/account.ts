import type { Acting } from '#platform/use-case.ts'
import { cannotCharge } from '../../events.ts'

/** The account may not charge: said once, until it may again. Where no account is connected, whoever took it away knows. */
export async function noteCannotCharge({ db, now, emit }: Acting): Promise<void> {
	const told = await db
		.updateTable('stripe_connection')
		.set({ cannot_charge_told_at: now })
		.where('charges_enabled', '=', false)
		.where('cannot_charge_told_at', 'is', null)
		.returning('account_id')
		.executeTakeFirst()
	if (told) await emit(cannotCharge, { data: { accountId: told.account_id } })
}
