import { sql } from 'kysely'
import { owedFor, usable } from '#features/packages/queries/subjects.ts'
import { rateOf } from '#features/packages/rules/shares.ts'
import type { Locale } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'

/** A client's agreement with one coach that sessions follow. */
export type Enrolment = {
	id: string
	client_id: string
	client: string
	/** Nothing follows for whoever is archived. */
	archived: boolean
	coachId: string
	coach: string
	state: 'active' | 'paused' | 'ended'
	skipsNext: boolean
	monthlyCap: number | null
	resumesAt: Date | null
	rateMinor: number | null
	rateAt: Date | null
	proposedMinor: number | null
	pausedBy: 'client' | 'staff' | null
	since: Date
	version: number
	zone: string
	studioLocale: Locale
}

const columns = sql`e.id, e.client_id, trim(c.first_name || ' ' || c.last_name) as client, c.archived_at is not null as archived,
	e.coach_id as "coachId", s.name as coach, e.state, e.skips_next as "skipsNext", e.monthly_cap as "monthlyCap",
	e.resumes_at as "resumesAt", e.rate_minor::float8 as "rateMinor", e.rate_at as "rateAt", e.proposed_minor::float8 as "proposedMinor",
	e.paused_by as "pausedBy", e.consent_at as since, e.version, settings.time_zone as zone, settings.locale as "studioLocale"`
const from = sql`enrolment e join studio_settings settings on settings.studio_id = e.studio_id
	join client c on c.studio_id = e.studio_id and c.id = e.client_id
	join staff s on s.studio_id = e.studio_id and s.id = e.coach_id`

/** One, to look at, or locked: whoever decides, completes or charges waits here (I12). Enrolments are locked before packages. */
export async function enrolmentOf(db: Db, id: string, lock?: 'for update'): Promise<Enrolment | undefined> {
	if (lock) await sql`select from enrolment where id = ${id}::uuid for update`.execute(db)
	const { rows } = await sql<Enrolment>`select ${columns} from ${from} where e.id = ${id}::uuid`.execute(db)
	return rows[0]
}

/** Locks those that stand between these clients and coaches, in the order of their ids. */
export async function enrolmentsForUpdate(
	db: Db,
	clientIds: readonly string[],
	coachIds: readonly string[],
): Promise<Enrolment[]> {
	const among = sql`e.client_id = any (${clientIds}::uuid[]) and e.coach_id = any (${coachIds}::uuid[]) and e.state <> 'ended'`
	const locked = await sql`select from enrolment e where ${among} order by e.id for update`.execute(db)
	if (locked.rows.length === 0) return []
	const { rows } = await sql<Enrolment>`select ${columns} from ${from} where ${among} order by e.id`.execute(
		db,
	)
	return rows
}

export async function standingEnrolments(db: Db, clientId: string): Promise<Enrolment[]> {
	const { rows } = await sql<Enrolment>`
		select ${columns} from ${from} where e.client_id = ${clientId}::uuid and e.state <> 'ended' order by e.id`.execute(
		db,
	)
	return rows
}

type Pair = { clientId: string; coachId: string }
const withCoach = ({ clientId, coachId }: Pair) =>
	sql`p.client_id = ${clientId}::uuid and (p.coach_id is null or p.coach_id = ${coachId}::uuid)`
const followed = sql`exists (select from renewal r where r.studio_id = p.studio_id and r.package_id = p.id)`

export type LastPackage = {
	id: string
	name: string
	rateMinor: number
	currency: string
	taxBp: number | null
	typeIds: string[]
	weeklyCap: number | null
	offersRenewal: boolean
	soldAt: Date
}

/**
 * 10.3: the last package that a client booked with a coach, which sets the rate: one that can be used, for that coach's sessions or
 * anybody's. What followed by itself, what was withdrawn and what nobody paid was never booked.
 */
export async function lastPackageOf(db: Db, pair: Pair): Promise<LastPackage | null> {
	const { rows } = await sql<Omit<LastPackage, 'rateMinor'> & { priceMinor: number; sessions: number }>`
		select p.id, p.name, p.price_minor::float8 as "priceMinor", p.sessions, p.currency, p.tax_bp as "taxBp", p.type_ids as "typeIds",
			p.weekly_cap as "weeklyCap", p.offers_renewal as "offersRenewal", p.sold_at as "soldAt"
		from package p ${owedFor}
		where ${withCoach(pair)} and p.ended_as is distinct from 'withdrawn' and ${usable} and not ${followed}
		order by p.sold_at desc, p.id desc limit 1`.execute(db)
	const [found] = rows
	return found ? { ...found, rateMinor: rateOf(found.priceMinor, found.sessions) } : null
}

/**
 * Sessions with a coach that a client can book, or has booked. One on deck counts unpaid too (41); a package that nobody paid doesn't.
 */
export async function availableWith(db: Db, pair: Pair): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from package p ${owedFor}
		join credit k on k.studio_id = p.studio_id and k.package_id = p.id
		where ${withCoach(pair)} and (k.state = 'reserved' or k.state = 'free' and p.ended_as is null and (${usable} or ${followed}))`.execute(
		db,
	)
	return rows[0]?.count ?? 0
}

/** 10.5: how many followed between two days, by the studio's clock; what was taken back didn't. */
export async function followedBetween(
	db: Db,
	{ id, zone }: Pick<Enrolment, 'id' | 'zone'>,
	{ from: first, to }: { from: string; to: string },
): Promise<number> {
	const instant = (on: string) => sql`(${on}::date::timestamp at time zone ${zone})`
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from renewal r where r.enrolment_id = ${id}::uuid and r.taken_back_at is null
			and r.booked_at >= ${instant(first)} and r.booked_at < ${instant(to)}`.execute(db)
	return rows[0]?.count ?? 0
}

/** 10.7: the rate a client accepted counts until they buy another package. */
export const currentRate = (
	{ rateMinor, rateAt }: Pick<Enrolment, 'rateMinor' | 'rateAt'>,
	last: Pick<LastPackage, 'rateMinor' | 'soldAt'>,
): number => (rateMinor !== null && rateAt !== null && rateAt > last.soldAt ? rateMinor : last.rateMinor)
