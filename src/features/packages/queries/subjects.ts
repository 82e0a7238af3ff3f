import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { payableKind } from '../rules/payable.ts'
import type { State } from '../rules/states.ts'

/** A package with what is left of it and how it is paid. */
export type PackageRow = {
	id: string
	/** Gone with a deleted client. */
	client_id: string | null
	client: string
	name: string
	sessions: number
	priceMinor: number
	currency: string
	typeIds: string[]
	types: string[]
	coachId: string | null
	coach: string | null
	weeklyCap: number | null
	lastDay: string | null
	soldAt: Date
	byClient: boolean
	openUnpaid: boolean
	/** 10.6 */
	offersRenewal: boolean
	state: State
	/** Credits that can be booked, that are booked, and what became of the rest. */
	free: number
	reserved: number
	used: number
	forfeited: number
	expired: number
	/** What the credits that are neither used nor booked are worth together. */
	unusedMinor: number
	/** What is owed for it; null where it costs nothing. */
	obligationId: string | null
	openMinor: number
	paidMinor: number
	refundedMinor: number
	version: number
	/** Days of money are the studio's days. */
	zone: string
}

/** Whether its sessions can be booked: paid, or somebody said so. `p` is the package, `o` what is owed for it. */
export const usable = sql<boolean>`(p.open_unpaid or coalesce(o.open_minor, 0) = 0)`
export const owedFor = sql`left join obligation o on o.studio_id = p.studio_id and o.kind = ${payableKind} and o.payable_id = p.id`

export const packageState = sql<State>`case when p.ended_as is not null then p.ended_as
	when n.free + n.reserved = 0 then case when n.expired > 0 then 'expired' else 'used_up' end
	when not ${usable} then 'unpaid' else 'active' end`

export const packageColumns = sql`p.id, p.client_id, coalesce(trim(c.first_name || ' ' || c.last_name), '') as client, p.name, p.sessions,
	p.price_minor::float8 as "priceMinor", p.currency, p.type_ids as "typeIds", array(select t.name from appointment_type t
		where t.studio_id = p.studio_id and t.id = any (p.type_ids) order by lower(t.name)) as types,
	p.coach_id as "coachId", s.name as coach, p.weekly_cap as "weeklyCap", p.last_day::text as "lastDay", p.sold_at as "soldAt",
	p.staff_id is null as "byClient", p.open_unpaid as "openUnpaid", p.offers_renewal as "offersRenewal",
	${packageState} as state, n.free, n.reserved, n.used,
	n.forfeited, n.expired, n."unusedMinor", o.id as "obligationId", coalesce(o.open_minor, 0)::float8 as "openMinor",
	coalesce(o.paid_minor, 0)::float8 as "paidMinor", coalesce(o.refunded_minor, 0)::float8 as "refundedMinor", p.version,
	settings.time_zone as zone`

export const packageTables = sql`package p join studio_settings settings on settings.studio_id = p.studio_id
	left join client c on c.studio_id = p.studio_id and c.id = p.client_id
	left join staff s on s.studio_id = p.studio_id and s.id = p.coach_id
	${owedFor}
	cross join lateral (select count(*) filter (where k.state = 'free')::int as free,
		count(*) filter (where k.state = 'reserved')::int as reserved, count(*) filter (where k.state = 'used')::int as used,
		count(*) filter (where k.state = 'forfeited')::int as forfeited, count(*) filter (where k.state = 'expired')::int as expired,
		coalesce(sum(k.value_minor) filter (where k.state in ('free', 'expired')), 0)::float8 as "unusedMinor"
		from credit k where k.studio_id = p.studio_id and k.package_id = p.id) n`

/** One package, to look at, or locked: whoever takes or gives back a credit waits here. */
export async function packageOf(db: Db, id: string, lock?: 'for update'): Promise<PackageRow | undefined> {
	if (lock) await sql`select from package where id = ${id}::uuid for update`.execute(db)
	const { rows } = await sql<PackageRow>`
		select ${packageColumns} from ${packageTables} where p.id = ${id}::uuid`.execute(db)
	return rows[0]
}

/** A client's packages, what can still be used first. One statement. */
export async function packagesOf(db: Db, clientId: string): Promise<PackageRow[]> {
	const { rows } = await sql<PackageRow>`
		select ${packageColumns} from ${packageTables} where p.client_id = ${clientId}::uuid
		order by ${packageState} not in ('active', 'unpaid'), p.last_day nulls last, p.id desc limit 100`.execute(
		db,
	)
	return rows
}
