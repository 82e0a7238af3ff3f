import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { PayoutState } from '../rules/payout-states.ts'

export type Coach = { coach_id: string; name: string; shareBp: number; shareVersion: number; zone: string }

/** A coach, or who was one, with their share; to look at, or to pay. */
export async function coachOf(db: Db, id: string, lock?: 'for update'): Promise<Coach | undefined> {
	if (lock) await sql`select from staff where id = ${id}::uuid for update`.execute(db)
	const { rows } = await sql<Coach>`
		select s.id as coach_id, s.name, coalesce(h.share_bp, 10000) as "shareBp", coalesce(h.version, 0) as "shareVersion",
			(select time_zone from studio_settings) as zone
		from staff s left join earning_share h on h.studio_id = s.studio_id and h.staff_id = s.id
		where s.id = ${id}::uuid`.execute(db)
	return rows[0]
}

/** A line `e` that no payout pays yet. */
export const isOpen: RawBuilder<boolean> = sql<boolean>`not exists (select from payout_line l
	where l.studio_id = e.studio_id and l.earning_id = e.id and l.live)`

export type Earning = {
	id: string
	coach_id: string
	place_id: string
	appointment_id: string
	client_id: string | null
	turn: number
	title: string
	for_at: Date
	value_minor: number
	share_bp: number
	currency: string
	source: string
	coach: string
	/** What of its turn is still earned. */
	left: number
}

/** What was earned once, with what is left of it; locked, so that it is taken back once. */
export async function earningForUpdate(db: Db, id: string): Promise<Earning | undefined> {
	await sql`select from earning where id = ${id}::uuid for update`.execute(db)
	const { rows } = await sql<Earning>`
		select e.id, e.coach_id, e.place_id, e.appointment_id, e.client_id, e.turn, e.title, e.for_at, e.value_minor::float8 as value_minor,
			e.share_bp, e.currency, e.source, s.name as coach,
			(select sum(o.amount_minor)::float8 from earning o where o.studio_id = e.studio_id and o.place_id = e.place_id
				and o.turn = e.turn) as left
		from earning e join staff s on s.studio_id = e.studio_id and s.id = e.coach_id
		where e.id = ${id}::uuid and e.kind = 'earned'`.execute(db)
	return rows[0]
}

export type Payout = {
	id: string
	coach_id: string
	coach: string
	amount: number
	currency: string
	state: PayoutState
	reference: string
	problem: string
	sent_on: string | null
	paid_on: string | null
	version: number
	zone: string
	/** Who pays: they hear what becomes of it too. */
	owners: string[]
}

export async function payoutOf(db: Db, id: string, lock?: 'for update'): Promise<Payout | undefined> {
	if (lock) await sql`select from payout where id = ${id}::uuid for update`.execute(db)
	const { rows } = await sql<Payout>`
		select p.id, p.coach_id, s.name as coach, p.amount_minor::float8 as amount, p.currency, p.state, p.reference, p.problem,
			p.sent_on::text as sent_on, p.paid_on::text as paid_on, p.version, (select time_zone from studio_settings) as zone,
			array(select o.id::text from staff o where o.studio_id = p.studio_id and o.role = 'owner' and o.removed_at is null) as owners
		from payout p join staff s on s.studio_id = p.studio_id and s.id = p.coach_id
		where p.id = ${id}::uuid`.execute(db)
	return rows[0]
}
