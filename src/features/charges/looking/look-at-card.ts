import { now } from '#platform/clock.ts'
import { errand } from '#platform/errands.ts'
import { providerOf } from '../queries/connection.ts'
import { cardEver } from '../queries/subjects.ts'
import { inStudio } from './in-studio.ts'

/** 33: its bank sent another card: what is written here follows, and nobody is told. By the provider's id. */
export async function lookAtCard(studioId: string, methodId: string): Promise<void> {
	const connected = await inStudio(studioId, async (db) => {
		const card = await db
			.selectFrom('card')
			.select('account_id')
			.where('method_id', '=', methodId)
			.where('removed_at', 'is', null)
			.executeTakeFirst()
		const provider = card && (await providerOf(db, studioId))
		return provider?.accountId === card?.account_id ? provider : null
	})
	const answer = connected && (await connected.provider.card(methodId))
	if (!answer?.ok) return
	const { brand, last4, expMonth, expYear } = answer.value
	await inStudio(studioId, (db) =>
		db
			.updateTable('card')
			.set({ brand, last4, exp_month: expMonth, exp_year: expYear })
			.where('method_id', '=', methodId)
			.execute(),
	)
}

/** A card that its client took away is taken away there too. */
export async function forgetCard(studioId: string, cardId: string): Promise<void> {
	const ready = await inStudio(studioId, async (db) => {
		const card = await cardEver(db, cardId)
		const connected = card && (await providerOf(db, studioId))
		if (!card || card.removed_at === null || card.detached_at !== null) return null
		return connected && connected.accountId === card.account_id ? { card, ...connected } : null
	})
	if (!ready) return
	const answer = await ready.provider.forgetCard(ready.card.method_id)
	// Refused: it is there no more.
	if (!answer.ok && answer.why === 'silence')
		throw new Error('the provider doesn’t say whether the card is gone')
	await inStudio(studioId, (db) =>
		db.updateTable('card').set({ detached_at: now() }).where('id', '=', cardId).execute(),
	)
}

/** I40: what a deleted client kept with the provider goes there too; then nothing here remembers it. */
export async function forgetLeftBehind(studioId: string, id: string): Promise<void> {
	const ready = await inStudio(studioId, async (db) => {
		const left = db.selectFrom('card_left_behind').select(['method_id', 'account_id']).where('id', '=', id)
		const [card, connected] = [await left.executeTakeFirst(), await providerOf(db, studioId)]
		return card && connected?.accountId === card.account_id ? { card, ...connected } : null
	})
	const answer = ready && (await ready.provider.forgetCard(ready.card.method_id))
	if (!answer) return
	// Refused: it is there no more.
	if (!answer.ok && answer.why === 'silence')
		throw new Error('the provider doesn’t say whether the card is gone')
	await inStudio(studioId, (db) => db.deleteFrom('card_left_behind').where('id', '=', id).execute())
}

export const forgetErrand = errand('charges.forget-card', forgetCard)
