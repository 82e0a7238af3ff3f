import { sql } from 'kysely'
import { freeCredit, lockPackages } from '#features/packages/queries/free-credit.ts'
import { packageSettings } from '#features/packages/queries/settings.ts'
import { type CoveredPlace, settlePlaces } from '#features/packages/use-cases/parts/settle-places.ts'
import { m } from '#messages'
import { type Acting, type EffectLine, type Refused, refuse } from '#platform/use-case.ts'

/**
 * 10.2: brings the credits of these appointments' places in step with how they stand, and notes which are paid by a package: those owe
 * nothing. Before what they owe is told to payments.
 */
export async function coverPlaces(acting: Acting, appointmentIds: readonly string[]): Promise<void> {
	const { rows } = await sql<CoveredPlace>`
		select p.id, a.id as "appointmentId", p.client_id as "clientId", a.type_id as "typeId", a.coach_id || a.other_coach_ids as "coachIds",
			a.title, a.starts_at as "forAt", p.status, p.cancelled_by as "cancelledBy", p.forfeits, p.by_package as "byPackage",
			t.no_show_credit as "noShow"
		from appointment_place p join appointment a on a.studio_id = p.studio_id and a.id = p.appointment_id
		left join appointment_type t on t.studio_id = a.studio_id and t.id = a.type_id
		where a.id = any (${appointmentIds}::uuid[]) and (p.by_package is null or p.by_package = 'yes')
		order by a.starts_at, p.id`.execute(acting.db)
	const news = await settlePlaces(acting, rows)
	for (const by of ['yes', 'no'] as const) {
		const ids = [...news].filter(([, each]) => each === by).map(([id]) => id)
		if (ids.length > 0)
			await acting.db
				.updateTable('appointment_place')
				.set({ by_package: by })
				.where('id', 'in', ids)
				.execute()
	}
}

type Own = { clientId: string; typeId: string | null; coachIds: readonly string[]; startsAt: Date }

/** 10.2: what a client's own booking would take; refused where the week's cap of their package is reached. */
export async function ownCredit(
	{ db }: Acting,
	{ clientId, typeId, coachIds, startsAt }: Own,
): Promise<Refused | null> {
	if (!(await lockPackages(db, [clientId]))) return null
	const { zone } = await packageSettings(db)
	const credit = await freeCredit(db, { clientId, typeId, coachIds, forAt: startsAt, zone })
	if (!credit?.capped) return null
	return refuse('packages_weekly_cap', { cap: credit.weeklyCap ?? 0, title: credit.name })
}

type Taken = { name: string; title: string; count: number; left: number }

/** 10.2: which packages have just paid these appointments, with what is left of each. */
export async function takenEffects(
	{ db, actor, locale }: Acting,
	appointmentIds: readonly string[],
): Promise<EffectLine[]> {
	const { rows } = await sql<Taken>`
		select trim(c.first_name || ' ' || c.last_name) as name, k.name as title, count(*)::int as count,
			(select count(*) from credit f where f.studio_id = k.studio_id and f.package_id = k.id and f.state = 'free')::int as left
		from appointment_place p
		join credit t on t.studio_id = p.studio_id and t.place_id = p.id
		join package k on k.studio_id = t.studio_id and k.id = t.package_id
		join client c on c.studio_id = p.studio_id and c.id = p.client_id
		where p.appointment_id = any (${appointmentIds}::uuid[])
		group by k.studio_id, k.id, k.name, c.id, c.first_name, c.last_name order by 1, 2`.execute(db)
	return rows.map(({ name, title, count, left }) => ({
		kind: 'changes',
		text:
			actor.kind === 'client'
				? m.packages_effect_uses({ count, of: left + count, title }, { locale })
				: m.packages_effect_takes({ name, count, left, title }, { locale }),
	}))
}
