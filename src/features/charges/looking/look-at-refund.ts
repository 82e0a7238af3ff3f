import { touchline } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { errand } from '#platform/errands.ts'
import { toWire } from '#platform/money/wire.ts'
import { must, perform } from '#platform/perform.ts'
import { providerOf } from '../queries/connection.ts'
import { type Refund, refundOf } from '../queries/subjects.ts'
import type { RefundLook } from '../rules/converge-refund.ts'
import { nextLook, stillRemembered, surelyLost } from '../rules/pace.ts'
import type { Answer, Provider, RefundSeen } from '../stripe/port.ts'
import { settleRefund } from '../use-cases/settle-refund.ts'
import { inStudio } from './in-studio.ts'

/** As with a charge: asks for it where that is still to do, looks how it stands, and writes what came of it. */
export async function lookAtRefund(studioId: string, refundId: string): Promise<void> {
	const ready = await inStudio(studioId, async (db) => {
		const refund = await refundOf(db, refundId, 'for update')
		const connected = refund && (await providerOf(db, studioId))
		if (!refund || !connected || refund.state === 'failed') return null
		const at = now()
		await db
			.updateTable('refund')
			.set({
				...{ next_look_at: nextLook(at, refund.looks), looks: Math.min(refund.looks + 1, 1000) },
				asked_at: refund.asked_at ?? at,
			})
			.where('id', '=', refundId)
			.execute()
		return connected.accountId === refund.account_id ? { refund, provider: connected.provider } : null
	})
	if (!ready) return
	const asOf = now()
	const look = await observe(studioId, ready.refund, ready.provider)
	const settled = await perform(
		settleRefund,
		{ refundId, look, asOf },
		{ actor: touchline(studioId), via: 'system' },
	)
	must(settled)
}

async function observe(studioId: string, refund: Refund, provider: Provider): Promise<RefundLook> {
	if (refund.provider_id !== null) return seen(await provider.refund(refund.provider_id))
	if (refund.intent_id === null) return { what: 'refused', code: 'no_payment' }
	if (refund.asked_at !== null) {
		const found = await provider.findRefund(refund.intent_id, refund.id)
		if (!found.ok) return { what: 'silence' }
		if (found.value) return seen({ ok: true, value: found.value })
		if (!stillRemembered(refund.asked_at, now()))
			return surelyLost(refund.asked_at, now())
				? { what: 'refused', code: 'never_arrived' }
				: { what: 'silence' }
	}
	const wanted = {
		...{ studioId, chargeId: refund.charge_id, refundId: refund.id, intentId: refund.intent_id },
		amount: toWire(refund.amount, refund.currency) as number,
	}
	const answer = await provider.giveBack(wanted)
	if (!answer.ok && answer.why === 'refused') return { what: 'refused', code: answer.code }
	return seen(answer)
}

function seen(answer: Answer<RefundSeen>): RefundLook {
	if (!answer.ok) return { what: 'silence' }
	const { id, status, failure } = answer.value
	return { what: 'seen', id, status, failure }
}

export const refundErrand = errand('charges.look-at-refund', lookAtRefund)
