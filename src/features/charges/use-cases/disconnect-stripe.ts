import { z } from 'zod'
import { setOnline } from '#features/payments/use-cases/parts/online.ts'
import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { ownerInPerson } from '#platform/permission.ts'
import { type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { stripeDisconnected } from '../events.ts'
import { connectionOf } from '../queries/connection.ts'
import { openCharges } from '../queries/open-charges.ts'

/**
 * 59: the key is forgotten, and clients pay as they did before. Payments under way are listed: they are called off first, or left
 * as they are, where nobody sees any more what becomes of them.
 */
export const disconnectStripe = useCase('charges.disconnect-stripe', {
	input: z.object({ leaveOpen: z.boolean().default(false) }),
	output: z.object({ left: z.number() }),
	may: ownerInPerson,
	async run({ db, actor, now, emit, locale, preview }, _, { leaveOpen }) {
		const connection = await connectionOf(db)
		if (!connection) return refuse('charges_off')
		const open = await openCharges(db)
		if (open.length > 0 && !leaveOpen && !preview) return refuse('charges_open', { count: open.length })
		await db.deleteFrom('stripe_connection').execute()
		await setOnline({ db, actor, now }, false)
		await emit(stripeDisconnected, {
			before: { account: connection.accountId },
			data: { accountId: connection.accountId },
		})
		const left = open.map(
			({ client, title, amountMinor, currency }): EffectLine => ({
				kind: 'stays',
				text: m.charges_effect_left(
					{ client, title, amount: formatMoney(amountMinor, currency, locale) },
					{ locale },
				),
			}),
		)
		return ok({ left: open.length }, [
			{ kind: 'goes', text: m.charges_effect_disconnected({}, { locale }) },
			...left,
		])
	},
})
