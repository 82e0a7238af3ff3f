import { z } from 'zod'
import { chargesOf } from '#features/charges/queries/charges-of.ts'
import { refundCharge } from '#features/charges/use-cases/refund-charge.ts'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { owing } from '#features/payments/rules/entries.ts'
import { allMethods, type HandMethod, type Method } from '#features/payments/rules/methods.ts'
import { post } from '#features/payments/use-cases/parts/ledger.ts'
import { recordRefund } from '#features/payments/use-cases/record-refund.ts'
import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { type Acting, type EffectLine, ok, type Result, refuse, useCase } from '#platform/use-case.ts'
import { packageRefunded } from '../events.ts'
import { Reason } from '../fields.ts'
import { packageOf } from '../queries/subjects.ts'
import { refundOf } from '../rules/shares.ts'
import { end } from './parts/end.ts'

type Back = { obligationId: string; minor: number; method: Method; notify: boolean }

/**
 * 46: a package ends: the shares of what nobody used or booked are paid back, or no longer owed, to the cent; their credits are void.
 * What is booked of it stays booked.
 */
export const refundPackage = useCase('packages.refund-package', {
	input: z.object({
		packageId: Id,
		/** How the money goes back; `card`: to the card it came from. */
		method: z.enum(allMethods),
		reason: Reason.default(''),
		notify: z.boolean().default(true),
	}),
	output: z.object({ packageId: z.string(), backMinor: z.number() }),
	subject: ({ db }, { packageId }) => packageOf(db, packageId, 'for update'),
	may: coachOfObligation,
	conflicts: { obligation_refunds: 'payments_nothing_to_refund' },
	async run(acting, of, { method, reason, notify }) {
		const { db, emit, locale } = acting
		if (of.state === 'refunded' || of.state === 'withdrawn') return refuse('packages_over')
		if (of.free + of.expired === 0) return refuse('packages_nothing_left')
		const owed = of.obligationId ? await obligationOf(db, of.obligationId, 'for update') : undefined
		const { forgoneMinor, backMinor } = refundOf({
			...{ unusedMinor: of.unusedMinor, openMinor: owed?.open ?? 0 },
			...{ paidMinor: owed?.paid ?? 0, refundedMinor: owed?.refunded ?? 0 },
		})
		if (owed && forgoneMinor > 0)
			await post(acting, [
				{ obligationId: owed.id, kind: 'owed', currency: of.currency, entries: owing(-forgoneMinor) },
			])
		const back = owed && { obligationId: owed.id, minor: backMinor, method, notify }
		const given = back && backMinor > 0 ? await giveBack(acting, back) : ok({})
		if (!given.ok) return given
		const sessions = await end(acting, of, 'refunded', reason)
		await emit(packageRefunded, {
			...{ clientId: of.client_id, subject: { type: 'package', id: of.id } },
			after: { title: of.name, sessions, ...(reason ? { reason } : {}) },
			data: { packageId: of.id, sessions, backMinor },
		})
		const effects: EffectLine[] = [
			{ kind: 'goes', text: m.packages_effect_voided({ count: sessions }, { locale }) },
		]
		const amount = formatMoney(forgoneMinor, of.currency, locale)
		if (forgoneMinor > 0)
			effects.push({ kind: 'changes', text: m.packages_effect_forgone({ amount }, { locale }) })
		return ok({ packageId: of.id, backMinor }, [...effects, ...given.effects])
	},
})

/** By hand, or to the cards it came from, the latest first. */
async function giveBack(
	acting: Acting,
	{ obligationId, minor, method, notify }: Back,
): Promise<Result<unknown>> {
	if (method !== 'card') {
		const by: HandMethod = method
		return acting.also(recordRefund, { obligationId, amountMinor: minor, method: by, notify })
	}
	const { charges } = await acting.ask(chargesOf, { obligationId })
	const effects: EffectLine[] = []
	let left = minor
	for (const { id: chargeId, refundableMinor } of charges) {
		const amountMinor = Math.min(left, refundableMinor)
		if (amountMinor <= 0) continue
		const begun = await acting.also(refundCharge, { chargeId, obligationId, amountMinor, notify })
		if (!begun.ok) return begun
		effects.push(...begun.effects)
		left -= amountMinor
	}
	return left > 0 ? refuse('packages_not_by_card', {}, 'method') : ok({}, effects)
}
