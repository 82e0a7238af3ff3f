import { defaultCardOf } from '#features/charges/queries/cards.ts'
import { inTrail } from '#features/payments/use-cases/parts/words.ts'
import { staffIdOf } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { payableByCard } from '#platform/money/wire.ts'
import { dayOf } from '#platform/time/days.ts'
import type { Acting } from '#platform/use-case.ts'
import { feeChanged, feeEnded, feeKept, feePaused, feeResumed } from '../../events.ts'
import { type Fee, feeOf } from '../../queries/subjects.ts'
import {
	begun,
	goingOn,
	inRhythm,
	nextPeriod,
	paused,
	reached,
	stateOf,
	type Unit,
} from '../../rules/periods.ts'
import { setCourse } from './course.ts'
import { callOffFirst, oweFor } from './owe-for.ts'

/** 6.3: what a subscription to a program costs regularly, as it was agreed on. */
export type Sold = {
	subscriptionId: string
	clientId: string
	name: string
	amountMinor: number
	currency: string
	every: number
	unit: Unit
	taxBp: number | null
}

/**
 * A fee for a subscription: its first period is owed at once, and nothing else until that is paid, or somebody lets its client in.
 * Returns what is owed for it. A subscription has one (`fee_of_subscription`).
 */
export async function sellFee(acting: Acting, sold: Sold): Promise<string> {
	const { db, actor, now } = acting
	const id = newId()
	const { time_zone: zone } = await db
		.selectFrom('studio_settings')
		.select('time_zone')
		.executeTakeFirstOrThrow()
	const today = dayOf(now, zone)
	await db
		.insertInto('fee')
		.values({
			...{ studio_id: actor.studioId as string, id, client_id: sold.clientId, name: sold.name },
			...{ amount_minor: sold.amountMinor, currency: sold.currency, every: sold.every, unit: sold.unit },
			...{ tax_bp: sold.taxBp, subscription_id: sold.subscriptionId, awaits: true, by_card: false },
			...{ anchor_on: today, made_at: now, staff_id: staffIdOf(actor), next_at: null },
		})
		.execute()
	const fee = (await feeOf(db, id, 'for update')) as Fee
	const { period } = begun(fee, today)
	const of = await oweFor(acting, fee, period)
	await setCourse(acting, fee, { nextNumber: 2 })
	return of.id
}

/**
 * Its client is let in: the first period runs from today on, whenever it was asked for. From then on it is charged to the card
 * they keep, where they keep one (9.5); what is still open of the first is theirs to pay.
 */
export async function startFee(acting: Acting, fee: Fee): Promise<void> {
	const { db, now } = acting
	if (!fee.awaits || !fee.client_id) return
	const { period, after } = begun(fee, dayOf(now, fee.zone))
	await db
		.updateTable('fee_period')
		.set({ from_on: period.fromOn, until_on: period.untilOn })
		.where('fee_id', '=', fee.id)
		.where('number', '=', 1)
		.execute()
	const card = await defaultCardOf(db, fee.client_id)
	const by_card = card !== null && payableByCard(fee.amountMinor, fee.currency)
	await setCourse(acting, fee, after, { by_card })
}

const about = (fee: Fee) => ({ clientId: fee.client_id, subject: { type: 'fee', id: fee.id } })

/** It ends on a day, with what is paid by it. One that still waits for its first payment asks for it no more. */
export async function stopFee(
	acting: Acting,
	fee: Fee,
	{ endsOn, by, notify }: { endsOn: string; by: 'staff' | 'client'; notify: boolean },
): Promise<void> {
	if (fee.awaits) await callOffFirst(acting, fee)
	await setCourse(acting, fee, { endsOn }, { ended_by: by })
	await acting.emit(feeEnded, {
		...{ ...about(fee), after: { title: fee.name, until: endsOn } },
		data: { feeId: fee.id, notify: notify && !fee.awaits, endsOn, byClient: false },
	})
}

/** No period begins until it goes on. One that ends, or waits for its first payment, is left as it is. */
export async function holdFee(acting: Acting, fee: Fee): Promise<void> {
	const today = dayOf(acting.now, fee.zone)
	if (stateOf(fee, today) !== 'running') return
	await setCourse(acting, fee, paused(fee, today, null))
	await acting.emit(feePaused, {
		...{ ...about(fee), after: { title: fee.name } },
		data: { feeId: fee.id, notify: true, resumesOn: null },
	})
}

/** Paused, ending or ended: it goes on, and skips the days without it. */
export async function continueFee(acting: Acting, fee: Fee): Promise<Fee> {
	const today = dayOf(acting.now, fee.zone)
	const course = await setCourse(acting, fee, goingOn(fee, today), { ended_by: null })
	const after = { ...fee, ...course }
	const on = nextPeriod(after)?.period.fromOn ?? today
	if (stateOf(fee, today) === 'ending')
		await acting.emit(feeKept, {
			...{ ...about(fee), after: { title: fee.name } },
			data: { feeId: fee.id, notify: true, byClient: false },
		})
	else
		await acting.emit(feeResumed, {
			...{ ...about(fee), after: { title: fee.name, from: on } },
			data: { feeId: fee.id, notify: true, on },
		})
	return after
}

/** 6.5: it pays for another subscription from now on; what runs stays paid, the new price counts from the next period. */
export async function moveFee(acting: Acting, fee: Fee, sold: Sold): Promise<Fee> {
	const { db, now, emit } = acting
	const today = dayOf(now, fee.zone)
	const going = stateOf(fee, today) === 'running' ? fee : goingOn(fee, today)
	await db
		.updateTable('fee')
		.set({ name: sold.name, amount_minor: sold.amountMinor, tax_bp: sold.taxBp })
		.set({ subscription_id: sold.subscriptionId })
		.where('id', '=', fee.id)
		.execute()
	const course = await setCourse(acting, fee, inRhythm(going, sold), { ended_by: null })
	const after = { ...fee, ...course, name: sold.name, amountMinor: sold.amountMinor }
	await emit(feeChanged, {
		...about(fee),
		before: { title: fee.name, amount: inTrail(fee.amountMinor, fee.currency) },
		after: { title: sold.name, amount: inTrail(sold.amountMinor, fee.currency) },
		data: { feeId: fee.id, notify: true, fromOn: nextPeriod(after)?.period.fromOn ?? reached(after) },
	})
	return after
}
