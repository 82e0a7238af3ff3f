import { paymentRecorded } from '#features/payments/events.ts'
import { type Obligation, obligationOf } from '#features/payments/queries/subjects.ts'
import { overpaying } from '#features/payments/rules/entries.ts'
import { post } from '#features/payments/use-cases/parts/ledger.ts'
import { writePayment } from '#features/payments/use-cases/parts/take-payment.ts'
import { about, inTrail } from '#features/payments/use-cases/parts/words.ts'
import { dayOf } from '#platform/time/days.ts'
import type { Acting } from '#platform/use-case.ts'
import { overpaid } from '../../events.ts'
import type { Charge } from '../../queries/subjects.ts'
import { type Applied, apply } from '../../rules/apply.ts'
import { beginRefund } from './begin-refund.ts'

/**
 * Writes money that came, in the transaction in which its charge becomes paid: what it was for is settled as far as it is open;
 * the rest is held and goes back at once (3, 22, 57, I18). Things are locked in one order, as everywhere.
 */
export async function takeMoney(acting: Acting, charge: Charge): Promise<void> {
	const things: { of: Obligation; amountMinor: number }[] = []
	for (const { obligationId, amountMinor } of charge.parts) {
		const of = await obligationOf(acting.db, obligationId, 'for update')
		if (of) things.push({ of, amountMinor })
	}
	const applied = apply(
		things.map(({ of, amountMinor }) => ({ obligationId: of.id, amountMinor, openMinor: of.open })),
	)
	const paid: Paid[] = []
	for (const [at, { of }] of things.entries())
		paid.push(...(await takePart(acting, charge, of, applied[at] as Applied)))
	await announce(acting, paid)
}

type Paid = { of: Obligation; minor: number; paymentId: string }

async function takePart(acting: Acting, charge: Charge, of: Obligation, part: Applied): Promise<Paid[]> {
	const { db, emit } = acting
	const { settles, held } = part
	const paymentId = settles > 0 ? await pay(acting, of, settles) : null
	const paid = paymentId ? [{ of, minor: settles, paymentId }] : []
	await db
		.updateTable('charge_part')
		.set({ payment_id: paymentId, held_minor: held })
		.where('charge_id', '=', charge.id)
		.where('obligation_id', '=', of.id)
		.execute()
	if (held === 0) return paid
	const { id: obligationId, currency } = of
	await post(acting, [{ obligationId, kind: 'overpayment', currency, entries: overpaying(held) }])
	await emit(overpaid, {
		...{ ...about(of), after: { payment: inTrail(held, currency) } },
		data: { chargeId: charge.id, obligationId, amountMinor: held, currency },
	})
	const back = { charge, of, minor: held, reason: 'overpayment' as const, notify: false }
	await beginRefund(acting, back)
	return paid
}

async function pay(acting: Acting, of: Obligation, minor: number): Promise<string> {
	const paidOn = dayOf(acting.now, of.studio_zone)
	const moved = {
		direction: 'in' as const,
		method: 'card' as const,
		amountMinor: minor,
		paidOn,
		reference: '',
	}
	return writePayment(acting, of, moved)
}

/** 4, 11.5: whatever one charge was for, its client has one confirmation. */
async function announce({ emit, now }: Acting, paid: readonly Paid[]): Promise<void> {
	const together = paid.slice(1).map(({ paymentId }) => paymentId)
	for (const [at, { of, minor, paymentId }] of paid.entries())
		await emit(paymentRecorded, {
			...about(of),
			after: { payment: inTrail(minor, of.currency), method: 'card', paidOn: dayOf(now, of.studio_zone) },
			data: { obligationId: of.id, paymentId, notify: at === 0, ...(at === 0 ? { together } : {}) },
		})
}
