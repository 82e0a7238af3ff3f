import { newId } from '#platform/ids.ts'
import type { Acting } from '#platform/use-case.ts'
import { cardKept } from '../../events.ts'
import type { Charge } from '../../queries/subjects.ts'
import type { CardSeen, Seen } from '../../rules/converge.ts'

type Kept = {
	clientId: string
	accountId: string
	customerId: string
	card: CardSeen
	consentedAt: Date
	consentVersion: number
}

/** A card that was paid with is kept where its client ticked that it be. */
export async function keepCard(acting: Acting, charge: Charge, seen: Seen): Promise<void> {
	const intent = seen.what === 'session' ? seen.session.intent : seen.what === 'intent' ? seen.intent : null
	const { client_id: clientId, keep_consented_at: consentedAt, account_id: accountId } = charge
	if (!intent?.card || !intent.customerId || !clientId || !consentedAt) return
	const consentVersion = charge.consent_version ?? 1
	const { card, customerId } = intent
	await writeCard(acting, { clientId, accountId, customerId, card, consentedAt, consentVersion })
}

/** Writes a card with its client's consent; the first one is the one that is charged. Known already, it stays as it is. */
export async function writeCard(acting: Acting, kept: Kept): Promise<void> {
	const { db, actor, emit } = acting
	const { clientId, accountId, customerId, card, consentedAt, consentVersion } = kept
	// Two cards that come at once: one of them is the default.
	await db.selectFrom('client').select('id').where('id', '=', clientId).forUpdate().execute()
	const others = await db
		.selectFrom('card')
		.select('id')
		.where('client_id', '=', clientId)
		.where('account_id', '=', accountId)
		.where('is_default', '=', true)
		.where('removed_at', 'is', null)
		.execute()
	const id = newId()
	const inserted = await db
		.insertInto('card')
		.values({
			...{ studio_id: actor.studioId as string, id, client_id: clientId, account_id: accountId },
			...{ customer_id: customerId, method_id: card.methodId, brand: card.brand, last4: card.last4 },
			...{ exp_month: card.expMonth, exp_year: card.expYear, is_default: others.length === 0 },
			...{ consented_at: consentedAt, consent_version: consentVersion },
		})
		.onConflict((known) => known.columns(['studio_id', 'method_id']).doNothing())
		.returning('id')
		.executeTakeFirst()
	if (!inserted) return
	await emit(cardKept, {
		...{ clientId, subject: { type: 'card', id } },
		after: { card: `${card.brand} ${card.last4}` },
		data: { cardId: id },
	})
}
