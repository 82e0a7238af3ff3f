import type { Obligation } from '#features/payments/queries/subjects.ts'
import { givingBackHeld } from '#features/payments/rules/entries.ts'
import { post } from '#features/payments/use-cases/parts/ledger.ts'
import { writePayment } from '#features/payments/use-cases/parts/take-payment.ts'
import { staffIdOf } from '#platform/actor.ts'
import { sendErrand } from '#platform/errands.ts'
import { newId } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import type { Acting } from '#platform/use-case.ts'
import { nextLook } from '../../rules/pace.ts'

type Back = {
	charge: { id: string }
	of: Obligation
	minor: number
	reason: 'studio' | 'overpayment'
	notify: boolean
}

/**
 * Sets money on its way back to its card. It leaves the ledger now, before the provider is asked, so that nobody gives the same
 * money back besides (I16, 47); who is told, is told once the provider took it on.
 */
export async function beginRefund(
	acting: Acting,
	{ charge, of, minor, reason, notify }: Back,
): Promise<string> {
	const { db, actor, now } = acting
	const id = newId()
	const { id: obligationId, currency } = of
	const transaction_id =
		reason === 'overpayment'
			? await giveHeldBack(acting, of, minor)
			: await writePayment(acting, of, {
					...{ direction: 'out', method: 'card', amountMinor: minor, reference: '' },
					paidOn: dayOf(now, of.studio_zone),
				})
	await db
		.insertInto('refund')
		.values({
			...{ studio_id: actor.studioId as string, id, charge_id: charge.id, obligation_id: obligationId },
			...{ amount_minor: minor, currency, reason, state: 'begun', transaction_id, notify },
			...{ staff_id: staffIdOf(actor), created_at: now, next_look_at: nextLook(now, 0) },
		})
		.execute()
	await sendErrand(db, actor.studioId as string, 'charges.look-at-refund', [id])
	return id
}

async function giveHeldBack(acting: Acting, of: Obligation, minor: number): Promise<string> {
	const { id: obligationId, currency } = of
	const [id = ''] = await post(acting, [
		{ obligationId, kind: 'overpayment_refund', currency, entries: givingBackHeld(minor) },
	])
	return id
}
