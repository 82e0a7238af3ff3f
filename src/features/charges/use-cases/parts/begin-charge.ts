import { type Obligation, obligationOf } from '#features/payments/queries/subjects.ts'
import { thingsWords } from '#features/payments/rules/things.ts'
import { about } from '#features/payments/use-cases/parts/words.ts'
import { staffIdOf } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { payableByCard, toWire } from '#platform/money/wire.ts'
import { type Acting, ok, type Result, refuse } from '#platform/use-case.ts'
import { chargeBegun } from '../../events.ts'
import { connectionOf } from '../../queries/connection.ts'
import type { Card } from '../../queries/subjects.ts'
import { nextLook } from '../../rules/pace.ts'
import { consentVersion } from '../../rules/states.ts'
import { makeWay, type Standing } from './make-way.ts'

/** One attempt to take money from a client for things of theirs. */
export type Attempt = {
	clientId: string
	/** Left out: all that is due of it; where nothing is due yet, all that is open. */
	things: readonly { obligationId: string; amountMinor?: number | undefined }[]
	/** The card to charge; null: on the provider's page. */
	card: Card | null
	/** The client at their screen, or the studio without them. */
	begunBy: 'client' | 'studio'
	keepCard: boolean
}
export type Begun = { chargeId: string; amountMinor: number; currency: string }

/**
 * I13, I14: writes an attempt before anybody asks the provider: what is owed is locked, the price is the server's, and no thing is in
 * two attempts that stand. The same wish again finds the same attempt (1). Whoever calls sees to it that it is looked at next.
 */
export async function beginCharge(acting: Acting, attempt: Attempt): Promise<Result<Begun>> {
	const connection = await connectionOf(acting.db, 'for share')
	if (!connection?.chargesEnabled) return refuse('charges_off')
	const { card } = attempt
	if (card && card.account_id !== connection.accountId) return refuse('not_found')
	const wanted: Wanted[] = []
	for (const { obligationId, amountMinor } of inOrder(attempt.things)) {
		const of = await obligationOf(acting.db, obligationId, 'for update')
		if (!of || of.client_id !== attempt.clientId) return refuse('not_found')
		if (of.open > 0) wanted.push({ of, minor: Math.min(amountMinor ?? dueOf(of), of.open) })
		else if (attempt.things.length === 1)
			return refuse(of.paid > 0 ? 'payments_already_paid' : 'payments_nothing_open')
	}
	const [first] = wanted
	if (!first) return refuse('payments_nothing_open')
	const { currency } = first.of
	if (wanted.some(({ of }) => of.currency !== currency)) return refuse('charges_currencies')
	const amountMinor = wanted.reduce((sum, { minor }) => sum + minor, 0)
	if (!payableByCard(amountMinor, currency) || wanted.some(({ minor }) => toWire(minor, currency) === null))
		return refuse('charges_amount')
	const way = await makeWay(acting, standingOf(attempt, wanted))
	if ('code' in way) return refuse(way.code)
	if ('same' in way) return ok({ chargeId: way.same, amountMinor, currency })
	const chargeId = newId()
	await insert(acting, { chargeId, attempt, connection, amountMinor, currency })
	await way.supersede(chargeId)
	await insertParts(acting, chargeId, wanted)
	await emitBegun(acting, chargeId, attempt, wanted)
	return ok({ chargeId, amountMinor, currency })
}

/** A plan may make a part due later. */
const dueOf = ({ open, later }: Obligation): number => (open > later ? open - later : open)

type Wanted = { of: Obligation; minor: number }

const inOrder = (things: Attempt['things']) =>
	[...new Map(things.map((thing) => [thing.obligationId, thing])).values()].toSorted((a, b) =>
		a.obligationId < b.obligationId ? -1 : 1,
	)

const standingOf = (attempt: Attempt, wanted: readonly Wanted[]): Standing => ({
	parts: wanted.map(({ of, minor }) => ({ obligationId: of.id, minor })),
	cardId: attempt.card?.id ?? null,
	keepCard: attempt.keepCard,
	byStudio: attempt.begunBy === 'studio',
})

type Row = {
	chargeId: string
	attempt: Attempt
	connection: { accountId: string; livemode: boolean }
	amountMinor: number
	currency: string
}

async function insert({ db, actor, now }: Acting, row: Row): Promise<void> {
	const { chargeId, attempt, connection, amountMinor, currency } = row
	const { card, begunBy, keepCard } = attempt
	await db
		.insertInto('charge')
		.values({
			...{ studio_id: actor.studioId as string, id: chargeId, client_id: attempt.clientId },
			...{ amount_minor: amountMinor, currency, how: card ? 'card_on_file' : 'checkout', state: 'begun' },
			...{ begun_by: begunBy, staff_id: staffIdOf(actor), card_id: card?.id ?? null },
			...{ account_id: connection.accountId, livemode: connection.livemode },
			...(card ? { customer_id: card.customer_id } : {}),
			...(keepCard ? { keep_consented_at: now, consent_version: consentVersion } : {}),
			...{ created_at: now, next_look_at: nextLook(now, 0) },
		})
		.execute()
}

const insertParts = ({ db, actor }: Acting, chargeId: string, wanted: readonly Wanted[]) =>
	db
		.insertInto('charge_part')
		.values(
			wanted.map(({ of, minor }) => ({
				...{ studio_id: actor.studioId as string, charge_id: chargeId, obligation_id: of.id },
				...{ currency: of.currency, amount_minor: minor, title: of.title },
			})),
		)
		.execute()

async function emitBegun({ emit }: Acting, chargeId: string, attempt: Attempt, wanted: readonly Wanted[]) {
	const [first] = wanted as [Wanted]
	await emit(chargeBegun, {
		...(wanted.length === 1 ? about(first.of) : { clientId: attempt.clientId }),
		after: { title: thingsWords(wanted.map(({ of }) => of.title)) },
		data: {
			chargeId,
			obligationIds: wanted.map(({ of }) => of.id),
			byClient: attempt.begunBy === 'client',
		},
	})
}
