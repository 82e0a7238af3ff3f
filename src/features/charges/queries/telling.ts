import { sql } from 'kysely'
import { thingsWords } from '#features/payments/rules/things.ts'
import type { Db } from '#platform/database/transaction.ts'

export type About = {
	clientId: string | null
	client: string
	title: string
	/** Their coach; the owners where they have none. */
	staffIds: string[]
}

/** Whom a charge concerns, and what it is for. */
export async function aboutCharge(db: Db, chargeId: string): Promise<About | undefined> {
	const { rows } = await sql<Omit<About, 'title'> & { titles: string[] }>`
		select c.client_id as "clientId", coalesce(trim(k.first_name || ' ' || k.last_name), '') as client,
			array(select p.title from charge_part p where p.studio_id = c.studio_id and p.charge_id = c.id
				order by p.obligation_id) as titles,
			array(select s.id::text from staff s where s.studio_id = c.studio_id and s.removed_at is null
				and (s.id = k.primary_coach_id or k.primary_coach_id is null and s.role = 'owner')) as "staffIds"
		from charge c left join client k on k.studio_id = c.studio_id and k.id = c.client_id
		where c.id = ${chargeId}::uuid`.execute(db)
	const [about] = rows
	return about && { ...about, title: thingsWords(about.titles) }
}

/** Whom a thing concerns that is being collected. */
export async function aboutThing(
	db: Db,
	obligationId: string,
): Promise<(About & { currency: string }) | undefined> {
	const { rows } = await sql<About & { currency: string }>`
		select o.client_id as "clientId", coalesce(trim(k.first_name || ' ' || k.last_name), '') as client, o.title, o.currency,
			array(select s.id::text from staff s where s.studio_id = o.studio_id and s.removed_at is null
				and (s.id = k.primary_coach_id or k.primary_coach_id is null and s.role = 'owner')) as "staffIds"
		from obligation o left join client k on k.studio_id = o.studio_id and k.id = o.client_id
		where o.id = ${obligationId}::uuid`.execute(db)
	return rows[0]
}

/** Whose account it is. */
export async function ownersOf(db: Db): Promise<string[]> {
	const owners = db.selectFrom('staff').select('id').where('role', '=', 'owner')
	return (await owners.where('removed_at', 'is', null).execute()).map(({ id }) => id)
}
