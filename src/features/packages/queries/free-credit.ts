import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { addDays, dayOf, weekOf } from '#platform/time/days.ts'
import { owedFor, usable } from './subjects.ts'

/** A session that looks for a credit: whose, of what type, led by whom, when. */
export type Wish = {
	clientId: string
	typeId: string | null
	coachIds: readonly string[]
	forAt: Date
	/** The studio's: the last day of a package, and the week of its cap, are days there. */
	zone: string
}

export type FreeCredit = {
	id: string
	packageId: string
	name: string
	/** How many of the package can still be booked, this one included. */
	free: number
	/** As many of its sessions a week as its client may book by themselves stand in that week already. */
	capped: boolean
	weeklyCap: number | null
}

const covers = (
	wish: Wish,
	day: string,
): RawBuilder<boolean> => sql<boolean>`(p.client_id = ${wish.clientId}::uuid
	and p.ended_as is null and ${usable} and (p.type_ids = '{}' or ${wish.typeId}::uuid = any (p.type_ids))
	and (p.coach_id is null or p.coach_id = any (${wish.coachIds}::uuid[])) and (p.last_day is null or p.last_day >= ${day}::date))`

/**
 * The credit that a session would take: of what ends first, else of what was bought first. One of a package whose cap isn't reached
 * comes before one whose is; null: nothing that a client has pays for it.
 */
export async function freeCredit(db: Db, wish: Wish): Promise<FreeCredit | null> {
	const day = dayOf(wish.forAt, wish.zone)
	const monday = weekOf(day)
	const instant = (on: string) => sql`(${on}::date::timestamp at time zone ${wish.zone})`
	const { rows } = await sql<FreeCredit>`
		select k.id, p.id as "packageId", p.name, p.weekly_cap as "weeklyCap", n.free,
			coalesce(n."inWeek" >= p.weekly_cap, false) as capped
		from package p ${owedFor}
		cross join lateral (select count(*) filter (where c.state = 'free')::int as free, count(*) filter (
				where c.for_at >= ${instant(monday)} and c.for_at < ${instant(addDays(monday, 7))})::int as "inWeek"
			from credit c where c.studio_id = p.studio_id and c.package_id = p.id) n
		cross join lateral (select c.id from credit c where c.studio_id = p.studio_id and c.package_id = p.id and c.state = 'free'
			order by c.number limit 1) k
		where ${covers(wish, day)}
		order by capped, p.last_day nulls last, p.sold_at, p.id limit 1`.execute(db)
	return rows[0] ?? null
}

/** Whoever takes or gives back a credit of these clients waits here: packages are always locked in this order, after appointments and coaches. */
export async function lockPackages(db: Db, clientIds: readonly string[]): Promise<boolean> {
	const { rows } = await sql`
		select from package where client_id = any (${clientIds}::uuid[]) and ended_as is null order by id for update`.execute(
		db,
	)
	return rows.length > 0
}
