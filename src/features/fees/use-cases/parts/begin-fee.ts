import { defaultCardOf } from '#features/charges/queries/cards.ts'
import { cardWords } from '#features/charges/rules/words.ts'
import { inTrail } from '#features/payments/use-cases/parts/words.ts'
import { m } from '#messages'
import { staffIdOf } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { payableByCard } from '#platform/money/wire.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { morningOf } from '#platform/time/morning.ts'
import { type Acting, ok, type Result, refuse } from '#platform/use-case.ts'
import { feeMade } from '../../events.ts'
import { type Course, nextPeriods, type Unit } from '../../rules/periods.ts'
import { dayWords } from '../../rules/words.ts'

export type NewFee = {
	clientId: string
	name: string
	amountMinor: number
	every: number
	unit: Unit
	/** Left out: today, by the studio's clock. */
	firstOn?: string | undefined
	byCard: boolean
	notify: boolean
}

/** 11.1: a client pays from a day on, again each period. Its periods begin by themselves, each on its morning. */
export async function beginFee(acting: Acting, given: NewFee): Promise<Result<{ feeId: string }>> {
	const { db, actor, now, emit, locale } = acting
	const { clientId, name, amountMinor, every, unit, byCard, notify } = given
	const { currency, time_zone: zone } = await db
		.selectFrom('studio_settings')
		.select(['currency', 'time_zone'])
		.executeTakeFirstOrThrow()
	const today = dayOf(now, zone)
	const firstOn = given.firstOn ?? today
	if (firstOn < today) return refuse('fees_in_past', {}, 'firstOn')
	if (firstOn > addDays(today, 366)) return refuse('fees_too_late', {}, 'firstOn')
	const card = byCard ? await defaultCardOf(db, clientId) : null
	if (byCard && !card) return refuse('charges_no_card', {}, 'byCard')
	if (byCard && !payableByCard(amountMinor, currency)) return refuse('charges_amount', {}, 'amountMinor')
	const feeId = newId()
	await db
		.insertInto('fee')
		.values({
			...{ studio_id: actor.studioId as string, id: feeId, client_id: clientId, name },
			...{ amount_minor: amountMinor, currency, every, unit, by_card: byCard, anchor_on: firstOn },
			...{ made_at: now, staff_id: staffIdOf(actor), next_at: morningOf(firstOn, zone) },
		})
		.execute()
	await emit(feeMade, {
		...{ clientId, subject: { type: 'fee', id: feeId } },
		after: { title: name, amount: inTrail(amountMinor, currency), from: firstOn },
		data: { feeId, notify },
	})
	const course: Course = {
		...{ every, unit, anchorOn: firstOn, anchorNumber: 1, nextNumber: 1 },
		...{ pausedOn: null, resumesOn: null, endsOn: null },
	}
	return ok({ feeId }, [
		...nextPeriods(course, 3).map(({ fromOn }) => ({
			kind: 'comes' as const,
			text: dayWords(amountMinor, currency, fromOn, locale),
		})),
		{
			kind: 'note',
			text: card
				? m.fees_effect_card({ card: cardWords(card) }, { locale })
				: m.fees_effect_by_hand({}, { locale }),
		},
	])
}
