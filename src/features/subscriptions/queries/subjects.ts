import { sql } from 'kysely'
import type { Fee } from '#features/fees/queries/subjects.ts'
import { endOfRunning, type Unit } from '#features/fees/rules/periods.ts'
import type { PaymentState } from '#features/payments/queries/state.ts'
import type { Db } from '#platform/database/transaction.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import type { Reading } from '#platform/use-case.ts'
import type { AgreedPrice } from '../rules/price.ts'
import type { State } from '../rules/states.ts'
import { standing } from './standing.ts'

/** A subscription as it stands, with what deciding about it needs. */
export type Standing = {
	id: string
	client_id: string
	program_id: string
	calendar_id: string
	invitation_id: string | null
	program_title: string
	type: string
	name: string
	state: State
	today: string
	began_on: string
	joined_on: string | null
	paused_on: string | null
	last_day: string | null
	ended_how: string | null
	expires_at: Date | null
	ended_by: 'staff' | 'client' | null
	accepted_on: string | null
	/** I14: what it costs, as agreed on; null: nothing. Without a rhythm: once. */
	price_minor: number | null
	currency: string | null
	price_every: number | null
	price_unit: Unit | null
	tax_bp: number | null
}

/** Its price in one piece; null: free. */
export const priceOf = (
	of: Pick<Standing, 'price_minor' | 'currency' | 'price_every' | 'price_unit'>,
): AgreedPrice | null =>
	of.price_minor === null || of.currency === null
		? null
		: { amountMinor: of.price_minor, currency: of.currency, every: of.price_every, unit: of.price_unit }

/** One subscription; locked first where it is about to change, so that two who change it take turns. */
export async function subscriptionOf(
	{ db, now }: Pick<Reading, 'db' | 'now'>,
	subscriptionId: string,
	{ locked = false } = {},
): Promise<Standing | undefined> {
	if (locked) await sql`select from subscription where id = ${subscriptionId}::uuid for update`.execute(db)
	const { rows } = await sql<Standing>`
		with ${standing(now, sql<boolean>`s.id = ${subscriptionId}::uuid`)}
		select id, client_id, program_id, calendar_id, invitation_id, program_title, type, name, state, today, began_on,
			joined_on, paused_on, last_day, ended_how, expires_at, ended_by, accepted_on,
			price_minor, currency, price_every, price_unit, tax_bp
		from standing`.execute(db)
	return rows[0]
}

/** 6.3: what has to be paid before its client is let in: the single price, or the first period. */
export async function firstOwedOf(db: Db, subscriptionId: string): Promise<FirstOwed | undefined> {
	const { rows } = await sql<FirstOwed>`
		select o.id, o.open_minor::float8 as "openMinor", (o.paid_minor - o.refunded_minor)::float8 as "paidMinor", o.currency, o.state,
			o.open_minor = 0 and o.called_off_at is null as settled
		from obligation o where o.id = coalesce(
			(select once.id from obligation once where once.kind = ${payableKind} and once.payable_id = ${subscriptionId}::uuid),
			(select first.id from fee join fee_period p on p.studio_id = fee.studio_id and p.fee_id = fee.id and p.number = 1
				join obligation first on first.studio_id = p.studio_id and first.kind = 'fee' and first.payable_id = p.id
				where fee.subscription_id = ${subscriptionId}::uuid))`.execute(db)
	return rows[0]
}

export type FirstOwed = {
	id: string
	openMinor: number
	paidMinor: number
	currency: string
	state: PaymentState
	/** Paid or waived, by whatever way. */
	settled: boolean
}

/** Of what is paid once; what is paid regularly is a fee's. */
export const payableKind = 'subscription'

/** 6.5: the last day of what is paid, or owed already: nothing is charged after it. Null where it is over, or nothing runs. */
export function lastPaidDay(fee: Fee | null, of: Pick<Standing, 'today'>, now: Date): string | null {
	if (!fee || fee.awaits) return null
	const last = addDays(endOfRunning(fee, dayOf(now, fee.zone)), -1)
	return last >= of.today ? last : null
}
