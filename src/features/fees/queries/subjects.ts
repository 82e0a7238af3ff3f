import { sql } from 'kysely'
import { waitsForOf } from '#features/charges/queries/collections.ts'
import type { WaitsFor } from '#features/charges/rules/next-words.ts'
import type { Locale } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { Course } from '../rules/periods.ts'

export type Fee = Course & {
	id: string
	/** Gone with a deleted client. */
	client_id: string | null
	client: string
	/** Whoever is archived pays nothing new. */
	archived: boolean
	name: string
	amountMinor: number
	currency: string
	byCard: boolean
	endedBy: 'staff' | 'client' | 'client_gone' | null
	nextAt: Date | null
	/** What is paid by it, where that decides how it goes on: a subscription to a program. */
	subscriptionId: string | null
	awaits: boolean
	taxBp: number | null
	version: number
	/** Days of money are the studio's days. */
	zone: string
	studioLocale: Locale
}

const columns = sql`f.id, f.client_id, coalesce(trim(c.first_name || ' ' || c.last_name), '') as client,
	coalesce(c.archived_at is not null, true) as archived, f.name, f.amount_minor::float8 as "amountMinor", f.currency,
	f.by_card as "byCard", f.every, f.unit, f.anchor_on::text as "anchorOn", f.anchor_number as "anchorNumber",
	f.next_number as "nextNumber", f.paused_on::text as "pausedOn", f.resumes_on::text as "resumesOn", f.ends_on::text as "endsOn",
	f.ended_by as "endedBy", f.next_at as "nextAt", f.subscription_id as "subscriptionId", f.awaits, f.tax_bp as "taxBp",
	f.version, s.time_zone as zone, s.locale as "studioLocale"`
const from = sql`fee f join studio_settings s on s.studio_id = f.studio_id
	left join client c on c.studio_id = f.studio_id and c.id = f.client_id`

/** One fee, to look at, or locked: of two who wake it, one begins its period (I13). */
export async function feeOf(db: Db, id: string, lock?: 'for update'): Promise<Fee | undefined> {
	if (lock) await sql`select from fee where id = ${id}::uuid for update`.execute(db)
	const { rows } = await sql<Fee>`select ${columns} from ${from} where f.id = ${id}::uuid`.execute(db)
	return rows[0]
}

/** What became of its periods: what is open, and until when it is paid without a gap. */
export type Paid = {
	openMinor: number
	/** The oldest that is open, for whoever wants to pay it. */
	openId: string | null
	paidUntil: string | null
	waitsFor: WaitsFor | null
}

const paid = sql`
	coalesce((select sum(o.open_minor) from obligation o
		where o.studio_id = f.studio_id and o.kind = 'fee' and o.about_id = f.id), 0)::float8 as "openMinor",
	unpaid.id as "openId", unpaid."waitsFor",
	(select max(p.until_on)::text from fee_period p where p.studio_id = f.studio_id and p.fee_id = f.id
		and (unpaid.number is null or p.number < unpaid.number)) as "paidUntil"`
const oldestOpen = sql`left join lateral (
	select o.id, p.number, ${waitsForOf} as "waitsFor" from fee_period p
	join obligation o on o.studio_id = p.studio_id and o.kind = 'fee' and o.payable_id = p.id
	where p.studio_id = f.studio_id and p.fee_id = f.id and o.open_minor > 0
	order by p.number limit 1) unpaid on true`

/** A client's fees, those that run first. One statement. */
export async function feesOf(db: Db, clientId: string): Promise<(Fee & Paid)[]> {
	const { rows } = await sql<Fee & Paid>`
		select ${columns}, ${paid} from ${from} ${oldestOpen}
		where f.client_id = ${clientId}::uuid order by f.ends_on is not null, f.id desc limit 50`.execute(db)
	return rows
}

/** One fee with what became of it. */
export async function feeWithPaid(db: Db, id: string): Promise<(Fee & Paid) | undefined> {
	const { rows } = await sql<Fee & Paid>`
		select ${columns}, ${paid} from ${from} ${oldestOpen} where f.id = ${id}::uuid`.execute(db)
	return rows[0]
}

/** 6.3: the fee by which a subscription is paid, with what became of it. */
export async function feeOfSubscription(
	db: Db,
	subscriptionId: string,
	lock?: 'for update',
): Promise<(Fee & Paid) | undefined> {
	if (lock) await sql`select from fee where subscription_id = ${subscriptionId}::uuid for update`.execute(db)
	const { rows } = await sql<Fee & Paid>`
		select ${columns}, ${paid} from ${from} ${oldestOpen} where f.subscription_id = ${subscriptionId}::uuid`.execute(
		db,
	)
	return rows[0]
}

/** What is owed for a period. */
export async function obligationOfPeriod(db: Db, periodId: string): Promise<string> {
	const { id } = await db
		.selectFrom('obligation')
		.select('id')
		.where('kind', '=', 'fee')
		.where('payable_id', '=', periodId)
		.executeTakeFirstOrThrow()
	return id
}
