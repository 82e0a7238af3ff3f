import { type Fee, feeOfSubscription } from '#features/fees/queries/subjects.ts'
import { continueFee, type Sold, sellFee, startFee } from '#features/fees/use-cases/parts/sold.ts'
import { owe } from '#features/payments/use-cases/parts/owe.ts'
import { inTrail } from '#features/payments/use-cases/parts/words.ts'
import type { Acting } from '#platform/use-case.ts'
import { subscriptionAwaits, subscriptionBegun } from '../../events.ts'
import { firstOwedOf, payableKind, priceOf, type Standing } from '../../queries/subjects.ts'

type Paid = Pick<Standing, 'id' | 'client_id' | 'program_id' | 'program_title'> &
	Pick<Standing, 'price_minor' | 'currency' | 'price_every' | 'price_unit' | 'tax_bp'>

/** What a fee for it would be; null where it isn't paid for regularly. */
export function soldOf(of: Paid): Sold | null {
	const price = priceOf(of)
	if (!price || price.every === null || price.unit === null) return null
	const { amountMinor, currency, every, unit } = price
	return {
		...{ subscriptionId: of.id, clientId: of.client_id, name: of.program_title, taxBp: of.tax_bp },
		...{ amountMinor, currency, every, unit },
	}
}

/** 6.3: its single price, or its first period, is owed from now on; once, whoever asks again. It is locked. */
export async function askForPayment(acting: Acting, of: Standing): Promise<void> {
	const price = priceOf(of)
	if (!price || (await firstOwedOf(acting.db, of.id))) return
	const sold = soldOf(of)
	if (sold) await sellFee(acting, sold)
	else await oweOnce(acting, of, { stands: true, from: acting.now })
	await acting.emit(subscriptionAwaits, {
		clientId: of.client_id,
		subject: { type: 'subscription', id: of.id },
		after: { title: of.program_title, amount: inTrail(price.amountMinor, price.currency) },
		data: { subscriptionId: of.id, programId: of.program_id },
	})
}

/** The single price of a place, owed from a moment on, or no longer. */
export async function oweOnce(
	acting: Acting,
	of: Paid,
	{ stands, from }: { stands: boolean; from: Date },
): Promise<void> {
	const price = priceOf(of)
	if (!price || price.every !== null) return
	const { time_zone: zone } = await acting.db
		.selectFrom('studio_settings')
		.select('time_zone')
		.executeTakeFirstOrThrow()
	await owe(acting, [
		{
			...{ kind: payableKind, id: of.id, aboutId: of.id, clientId: of.client_id, title: of.program_title },
			...{ forAt: from, zone, priceMinor: price.amountMinor, currency: price.currency },
			...{ taxBp: of.tax_bp, stands },
		},
	])
}

/** I4, I18: the only way in: whoever accepted joins today, and what they pay regularly runs from today on. It is locked and awaits. */
export async function letIn(acting: Acting, of: Standing, { paid }: { paid: boolean }): Promise<void> {
	const { db, emit } = acting
	await db.updateTable('subscription').set({ joined_on: of.today }).where('id', '=', of.id).execute()
	const fee = await feeOfSubscription(db, of.id, 'for update')
	if (fee) await startFee(acting, fee)
	await emit(subscriptionBegun, {
		clientId: of.client_id,
		subject: { type: 'subscription', id: of.id },
		after: { title: of.program_title },
		data: { subscriptionId: of.id, programId: of.program_id, paid },
	})
}

/** 6.5: what is paid for it regularly goes on with it. Where its fee went along to another program, a new one begins today. */
export async function feeGoingOn(acting: Acting, of: Standing): Promise<Fee | null> {
	const sold = soldOf(of)
	if (!sold) return null
	const fee = await feeOfSubscription(acting.db, of.id, 'for update')
	if (fee) return continueFee(acting, fee)
	await sellFee(acting, sold)
	const anew = await feeOfSubscription(acting.db, of.id, 'for update')
	if (anew) await startFee(acting, anew)
	return (await feeOfSubscription(acting.db, of.id)) ?? null
}
