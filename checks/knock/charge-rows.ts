import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { sealBytes, studioKeyToSeal } from '#platform/sealed.ts'
import type { Ids } from './world.ts'

const accountId = 'acct_knocked'

/** The studio takes cards; of its key nothing can be opened. */
export async function connectionRows(
	db: Db,
	{ studioId, mark }: { studioId: string; mark: string },
): Promise<Ids> {
	const at = new Date()
	const key = await studioKeyToSeal(db, studioId)
	const seal = (text: string, place: string) => sealBytes(key, Buffer.from(text), place)
	await db
		.insertInto('stripe_connection')
		.values({
			...{ studio_id: studioId, sealed_key: seal('sk_test_knocked', `stripe_connection/${studioId}`) },
			...{ account_id: accountId, account_name: mark, livemode: false, charges_enabled: true },
			...{ connected_at: at, checked_at: at },
		})
		.execute()
	const secretId = newId()
	const sealed = seal('whsec_knockedknocked', `stripe_signing_secret/${studioId}/${secretId}`)
	await db
		.insertInto('stripe_signing_secret')
		.values({ studio_id: studioId, id: secretId, sealed, hint: 'cked', added_at: at })
		.execute()
	return { secretId }
}

type Client = { studioId: string; mark: string; clientId: string; obligationId: string; paymentId: string }

/** A card on file, a payment by card that is over, and a card that was added. */
export async function chargeRows(db: Db, client: Client): Promise<Ids> {
	const { studioId: studio_id, clientId: client_id, mark, obligationId, paymentId } = client
	const [cardId, chargeId, setupId] = [newId(), newId(), newId()]
	const at = new Date()
	const account = { studio_id, client_id, account_id: accountId }
	await db
		.insertInto('card')
		.values({
			...{ ...account, id: cardId, customer_id: 'cus_knocked', method_id: `pm_${cardId}`, brand: mark },
			...{ last4: '4242', exp_month: 12, exp_year: 2099, is_default: true },
			...{ consented_at: at, consent_version: 1 },
		})
		.execute()
	await db
		.insertInto('charge')
		.values({
			...{ ...account, id: chargeId, amount_minor: 100, currency: 'EUR', how: 'card_on_file' },
			...{ state: 'paid', standing: false, begun_by: 'client', livemode: false, card_id: cardId },
			...{ created_at: at, finished_at: at, intent_id: `pi_${chargeId}` },
		})
		.execute()
	await db
		.insertInto('charge_part')
		.values({
			...{ studio_id, charge_id: chargeId, obligation_id: obligationId, currency: 'EUR' },
			...{ amount_minor: 100, title: mark, standing: false, payment_id: paymentId },
		})
		.execute()
	await db
		.insertInto('card_setup')
		.values({ ...account, id: setupId, state: 'done', consented_at: at, consent_version: 1, created_at: at })
		.execute()
	const refundId = newId()
	await db
		.insertInto('refund')
		.values({
			...{ studio_id, id: refundId, charge_id: chargeId, obligation_id: obligationId, amount_minor: 100 },
			...{ currency: 'EUR', reason: 'studio', state: 'failed', transaction_id: paymentId },
			...{ notify: false, created_at: at, finished_at: at },
		})
		.execute()
	return { cardId, chargeId, setupId, refundId }
}
