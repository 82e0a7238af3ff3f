import { sql } from 'kysely'
import { visibleTo } from '#features/clients/queries/visible.ts'
import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'

/** The people and types that a list names, by their folded names and addresses. A name that two have leads to neither. */
export type Named = {
	clients: Map<string, string>
	coaches: Map<string, string>
	types: Map<string, { id: string; name: string; minutes: number }>
}

/** Whom an actor may book, who leads appointments, and the types that can be used now (1.3). */
export async function namedIn(db: Db, actor: Actor, mentioned: readonly string[]): Promise<Named> {
	const { rows: clients } = await sql<Row>`
		select c.id, lower(c.email) as email, lower(trim(c.first_name || ' ' || c.last_name)) as name from client c
		where c.archived_at is null and ${visibleTo(actor)}
			and (lower(c.email) = any (${mentioned}::text[])
				or lower(trim(c.first_name || ' ' || c.last_name)) = any (${mentioned}::text[]))`.execute(db)
	const { rows: coaches } = await sql<Row>`
		select s.id, lower(a.email) as email, lower(s.name) as name from staff s left join account a on a.id = s.account_id
		where s.removed_at is null and s.role in ('owner', 'coach')`.execute(db)
	const { rows: types } = await sql<{ id: string; name: string; minutes: number }>`
		select id, name, duration_minutes as minutes from appointment_type where archived_at is null`.execute(db)
	return {
		clients: known(clients),
		coaches: known(coaches),
		types: new Map(types.map((type) => [type.name.toLowerCase(), type])),
	}
}

type Row = { id: string; email: string | null; name: string }

function known(rows: readonly Row[]): Map<string, string> {
	const byName = Map.groupBy(rows, ({ name }) => name)
	const all = rows.flatMap(({ id, email, name }) => {
		const own: [string, string][] = email ? [[email, id]] : []
		return byName.get(name)?.length === 1 ? [...own, [name, id] as [string, string]] : own
	})
	return new Map(all)
}

/** Who already has a place at which times, of a list: "client start" for each. */
export async function alreadyThere(
	db: Db,
	sessions: readonly { startsAt: Date; people: readonly { clientId: string }[] }[],
): Promise<Set<string>> {
	const asked = sessions.flatMap(({ startsAt, people }) =>
		people.map(({ clientId }) => ({ startsAt, clientId })),
	)
	const { rows } = await sql<{ client_id: string; starts_at: Date }>`
		select p.client_id, a.starts_at
		from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r ("startsAt" timestamptz, "clientId" uuid)
		join appointment_place p on p.client_id = r."clientId" and p.status <> 'cancelled'
		join appointment a on a.studio_id = p.studio_id and a.id = p.appointment_id and a.starts_at = r."startsAt"`.execute(
		db,
	)
	return new Set(rows.map(({ client_id, starts_at }) => placeKey(client_id, starts_at)))
}

export const placeKey = (clientId: string, startsAt: Date): string => `${clientId} ${startsAt.toISOString()}`
