import type { Obligation } from '#features/payments/queries/subjects.ts'
import { giveUp } from '#features/payments/use-cases/parts/give-up.ts'
import { about } from '#features/payments/use-cases/parts/words.ts'
import { sendErrand } from '#platform/errands.ts'
import type { Acting } from '#platform/use-case.ts'
import { collectionFailed } from '../../events.ts'
import { defaultCardOf } from '../../queries/cards.ts'
import { type Collection, collectionForUpdate } from '../../queries/collections.ts'
import { connectionOf } from '../../queries/connection.ts'
import { noteCannotCharge } from './account.ts'
import { beginCharge } from './begin-charge.ts'

const hour = 3_600_000

/** What is due of a thing: all of it (part 0), or the instalment of this number. */
export type Due = { part: number; parts: number; amountMinor: number }

/**
 * 11.1, 54: what is due of a thing is taken from the card its client keeps, from now on without whoever asked for it: declined, it is
 * asked again or never (28–30), and its client told. Asking for the same part again changes nothing while something is waited for.
 * The thing is locked.
 */
export async function collectByCard(acting: Acting, of: Obligation, due: Due): Promise<void> {
	const { db, actor } = acting
	const known = (await collectionForUpdate(db, of.id))?.collection
	const goesOn = known?.part === due.part && known.parts === due.parts
	const again = goesOn ? {} : { tries: 0, waits_for: null, charge_id: null, next_at: null }
	const wanted = { part: due.part, parts: due.parts, amount_minor: due.amountMinor, currency: of.currency }
	const row = { ...wanted, rest_minor: of.open - due.amountMinor, ...again }
	await db
		.insertInto('collection')
		.values({ studio_id: actor.studioId as string, obligation_id: of.id, ...row })
		.onConflict((is) => is.columns(['studio_id', 'obligation_id']).doUpdateSet(row))
		.execute()
	if (!goesOn) await giveUp(acting, of.id, false)
	const { collection } = (await collectionForUpdate(db, of.id)) as { collection: Collection }
	await askCard(acting, of, collection)
}

/** Nothing more is taken for it by itself. */
export const stopCollecting = async ({ db }: Pick<Acting, 'db'>, obligationId: string): Promise<void> =>
	void (await db.deleteFrom('collection').where('obligation_id', '=', obligationId).execute())

/**
 * 38: the same, and what was begun without its client is called off with the provider. What was asked of a card already ends as it ends:
 * money that comes for nothing goes back. The thing is locked.
 */
export async function callOffCollecting(acting: Acting, obligationId: string): Promise<void> {
	const { db, actor, now } = acting
	await stopCollecting(acting, obligationId)
	const begun = await db
		.updateTable('charge')
		.set({ cancel_wanted_at: now, next_look_at: now })
		.where('begun_by', '=', 'studio')
		.where('unfinished', '=', true)
		.where((is) =>
			is.exists(
				is
					.selectFrom('charge_part')
					.select('charge_id')
					.whereRef('charge_part.charge_id', '=', 'charge.id')
					.where('obligation_id', '=', obligationId),
			),
		)
		.returning('id')
		.execute()
	const ids = begun.map(({ id }) => id)
	await sendErrand(db, actor.studioId as string, 'charges.look', ids)
}

/** One attempt at the card for what is still to come of a part, unless something is waited for. Both are locked. */
export async function askCard(acting: Acting, of: Obligation, collection: Collection): Promise<void> {
	const { db, now, actor } = acting
	const amountMinor = Math.min(collection.amountMinor, of.open - collection.restMinor)
	if (amountMinor <= 0 || !of.client_id) return stopCollecting(acting, of.id)
	const { waits_for: waits, next_at: nextAt } = collection
	if (waits !== null && (nextAt === null || nextAt > now)) return
	// Nobody's card is to blame where the studio takes none just now.
	if (!(await connectionOf(db))?.chargesEnabled) {
		await keep(acting, of, { waits_for: 'account', next_at: null })
		return noteCannotCharge(acting)
	}
	const card = await defaultCardOf(db, of.client_id)
	if (!card) return waitFor(acting, of, { collection, amountMinor, waitsFor: 'card' })
	const things = [{ obligationId: of.id, amountMinor }]
	const begun = await beginCharge(acting, {
		...{ clientId: of.client_id, things, card, begunBy: 'studio', keepCard: false },
	})
	if (begun.ok) {
		const { chargeId } = begun.value
		await sendErrand(db, actor.studioId as string, 'charges.look', [chargeId])
		// Its end goes on from here; should nobody say so, the next day does.
		const next_at = new Date(now.getTime() + 24 * hour)
		return keep(acting, of, { charge_id: chargeId, waits_for: null, next_at })
	}
	// They are paying this very moment (31).
	if (begun.code === 'charges_underway')
		return keep(acting, of, { waits_for: null, next_at: new Date(now.getTime() + hour) })
	// 20: too little, or a currency that no card pays: a person has to look.
	return waitFor(acting, of, { collection, amountMinor, waitsFor: 'look' })
}

type Waiting = { collection: Collection; amountMinor: number; waitsFor: 'card' | 'look' }

async function waitFor(
	acting: Acting,
	of: Obligation,
	{ collection, amountMinor, waitsFor }: Waiting,
): Promise<void> {
	await keep(acting, of, { waits_for: waitsFor, charge_id: null, next_at: null })
	const { part, parts } = collection
	await acting.emit(collectionFailed, {
		...about(of),
		data: { obligationId: of.id, part, parts, amountMinor, waitsFor, againOn: null, first: true },
	})
}

type Kept = Partial<Pick<Collection, 'waits_for' | 'charge_id' | 'next_at'>>

const keep = async ({ db }: Acting, { id }: Obligation, kept: Kept): Promise<void> =>
	void (await db.updateTable('collection').set(kept).where('obligation_id', '=', id).execute())
