import { sql } from 'kysely'
import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { toWire } from '#platform/money/wire.ts'
import { type Acting, ok, useCase } from '#platform/use-case.ts'
import { chargeCancelled, chargeFailed, chargeTroubled, clientActionNeeded } from '../events.ts'
import { type Charge, chargeOf } from '../queries/subjects.ts'
import { converge, type Seen, type Verdict } from '../rules/converge.ts'
import { isFinished } from '../rules/states.ts'
import { keepCard } from './parts/keep-card.ts'
import { takeMoney } from './parts/take-money.ts'

/**
 * 11.3, I17: writes what came of looking at a charge: the only place where one changes because of the provider. Its row is locked,
 * so that of two who saw the same money one writes it (7).
 */
export const settleCharge = useCase('charges.settle-charge', {
	input: z.object({
		chargeId: Id,
		seen: z.custom<Seen | 'other account'>(),
		asOf: z.date(),
		/** How often confirming had been asked for when this was seen. */
		confirms: z.number().int(),
	}),
	output: z.object({ state: z.string() }),
	subject: ({ db }, { chargeId }) => chargeOf(db, chargeId, 'for update'),
	may: touchlineItself,
	async run(acting, charge, { seen, asOf, confirms }) {
		if (seen === 'other account') return otherAccount(acting, charge)
		const known = {
			...{ id: charge.id, state: charge.state, how: charge.how, currency: charge.currency },
			...{ livemode: charge.livemode, asOf: charge.as_of, trouble: charge.trouble },
			amount: toWire(charge.amount, charge.currency) as number,
		}
		const verdict = converge(known, seen, asOf)
		if (!verdict) return ok({ state: charge.state })
		await write(acting, charge, verdict, { seen, asOf, confirms })
		if (verdict.state === 'paid') {
			await takeMoney(acting, charge)
			await keepCard(acting, charge, seen)
		}
		await announce(acting, charge, verdict)
		return ok({ state: verdict.state })
	},
})

type Look = { seen: Seen; asOf: Date; confirms: number }

async function write({ db, now }: Acting, charge: Charge, verdict: Verdict, look: Look): Promise<void> {
	const { seen, asOf, confirms } = look
	const finished = isFinished(verdict.state)
	const intent = seen.what === 'intent' ? seen.intent : seen.what === 'session' ? seen.session.intent : null
	await db
		.updateTable('charge')
		.set({
			...{ state: verdict.state, action_url: verdict.actionUrl, trouble: verdict.trouble },
			standing: !finished && charge.superseded_by === null,
			...(verdict.decline ? { decline: verdict.decline.kind, decline_code: verdict.decline.code } : {}),
			...(seen.what === 'session' ? { session_id: seen.session.id } : {}),
			...(intent ? { intent_id: intent.id } : {}),
			// That nobody answered says nothing about when anything was so.
			...(seen.what === 'silence' ? {} : { as_of: asOf, confirms_done: confirms }),
			...(finished ? { finished_at: now, next_look_at: null } : {}),
		})
		.where('id', '=', charge.id)
		.execute()
}

/** What others follow up: once for each attempt and outcome. */
async function announce(acting: Acting, charge: Charge, { state, decline, trouble }: Verdict): Promise<void> {
	const { db, now, emit } = acting
	const { id: chargeId, client_id: clientId } = charge
	const about = { clientId, subject: { type: 'charge', id: chargeId } }
	const obligationIds = charge.parts.map(({ obligationId }) => obligationId)
	const byClient = charge.begun_by === 'client'
	if (trouble && !charge.trouble) await emit(chargeTroubled, { ...about, data: { chargeId, trouble } })
	if (state === 'failed' && charge.state !== 'failed')
		await emit(chargeFailed, {
			...{ ...about, after: { decline: decline?.code ?? '' } },
			data: { chargeId, obligationIds, decline: decline?.kind ?? 'card', byClient },
		})
	if (state === 'cancelled' && charge.state !== 'cancelled')
		await emit(chargeCancelled, { ...about, data: { chargeId } })
	if (state === 'needs_client_action' && !byClient && !charge.action_told_at) {
		await db.updateTable('charge').set({ action_told_at: now }).where('id', '=', chargeId).execute()
		const { amount: amountMinor, currency } = charge
		await emit(clientActionNeeded, { ...about, data: { chargeId, amountMinor, currency } })
	}
}

/** Its account is no longer the one that is connected: nobody here can ask how it stands. */
async function otherAccount({ db, emit }: Acting, charge: Charge) {
	if (charge.trouble === null && !isFinished(charge.state)) {
		await sql`update charge set trouble = 'other_account', next_look_at = null where id = ${charge.id}::uuid`.execute(
			db,
		)
		await emit(chargeTroubled, {
			...{ clientId: charge.client_id, subject: { type: 'charge', id: charge.id } },
			data: { chargeId: charge.id, trouble: 'other_account' },
		})
	}
	return ok({ state: charge.state })
}
