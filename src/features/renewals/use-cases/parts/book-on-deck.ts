import { defaultCardOf } from '#features/charges/queries/cards.ts'
import { connectionOf } from '#features/charges/queries/connection.ts'
import type { Card } from '#features/charges/queries/subjects.ts'
import { collectByCard } from '#features/charges/use-cases/parts/collect-by-card.ts'
import { sell } from '#features/packages/use-cases/parts/sell.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { inTrail } from '#features/payments/use-cases/parts/words.ts'
import { m } from '#messages'
import { newId } from '#platform/ids.ts'
import { payableByCard } from '#platform/money/wire.ts'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import { sessionBooked } from '../../events.ts'
import { currentRate, type Enrolment, type LastPackage } from '../../queries/subjects.ts'
import { bookedEffects } from './effects.ts'

/** The completed session that it follows; null: its client asked for it, or a month began. */
export type Follows = { placeId: string; appointmentId: string } | null

/**
 * 10.3, 10.4, I11: one session is booked at the current rate: a package of one, owed for, and taken from the card its client keeps once
 * this is committed; due where they keep none. The enrolment is locked, and nothing is available.
 */
export async function bookOnDeck(
	acting: Acting,
	of: Enrolment,
	{ last, follows }: { last: LastPackage; follows: Follows },
): Promise<EffectLine[]> {
	const { db, actor, now, emit } = acting
	await db
		.updateTable('renewal')
		.set({ on_deck: false })
		.where('enrolment_id', '=', of.id)
		.where('on_deck', '=', true)
		.execute()
	const rateMinor = currentRate(of, last)
	const terms = {
		...{ name: m.renewals_session({}, { locale: of.studioLocale }), sessions: 1, priceMinor: rateMinor },
		...{ taxBp: last.taxBp, typeIds: last.typeIds, coachId: of.coachId, weeklyCap: last.weeklyCap },
		...{ validFor: null, validUnit: 'month' as const },
	}
	const sale = { clientId: of.client_id, templateId: null, terms, notify: false, tellsThemselves: true }
	const { packageId, obligationId } = await sell(acting, sale)
	const card = obligationId ? await cardFor(acting, of, { rateMinor, currency: last.currency }) : null
	await db
		.insertInto('renewal')
		.values({
			...{ studio_id: actor.studioId as string, id: newId(), enrolment_id: of.id, package_id: packageId },
			...{ place_id: follows?.placeId ?? null, appointment_id: follows?.appointmentId ?? null },
			...{ on_deck: true, by_card: card !== null, booked_at: now },
		})
		.execute()
	if (card && obligationId) await charge(acting, obligationId)
	await emit(sessionBooked, {
		...{ clientId: of.client_id, subject: { type: 'package', id: packageId } },
		after: { title: terms.name, coach: of.coach, amount: inTrail(rateMinor, last.currency) },
		data: {
			...{ enrolmentId: of.id, packageId, obligationId, rateMinor },
			...{ currency: last.currency, byCard: card !== null },
		},
	})
	return bookedEffects(acting, of, { last, rateMinor, card })
}

type Price = { rateMinor: number; currency: string }

/** The card that will be charged; null: none is, and it is due (20: nor is too little for a card). */
export async function cardFor(
	{ db }: Pick<Acting, 'db'>,
	of: Pick<Enrolment, 'client_id'>,
	{ rateMinor, currency }: Price,
): Promise<Card | null> {
	if (!payableByCard(rateMinor, currency) || !(await connectionOf(db))) return null
	return defaultCardOf(db, of.client_id)
}

async function charge(acting: Acting, obligationId: string): Promise<void> {
	const of = await obligationOf(acting.db, obligationId, 'for update')
	if (of) await collectByCard(acting, of, { part: 0, parts: 0, amountMinor: of.open })
}
