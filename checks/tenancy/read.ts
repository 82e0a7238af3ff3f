import type pg from 'pg'

/** A table as the catalogue has it; `studioId` is the column's type with `not null` where it is so. */
export type Table = {
	name: string
	studioId: string | null
	primaryKey: string[]
	secured: boolean
	forced: boolean
}

const ours = `join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'`
// Not what an extension brought along.
const ownWork = `not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

const all = async <R extends pg.QueryResultRow>(client: pg.Client, statement: string): Promise<R[]> =>
	(await client.query<R>(statement)).rows

export const readTables = (client: pg.Client) =>
	all<Table>(
		client,
		`select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
			(select format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
				from pg_attribute a where a.attrelid = c.oid and a.attname = 'studio_id' and not a.attisdropped) as "studioId",
			coalesce((select array_agg(a.attname::text order by k.at)
				from pg_index i cross join lateral unnest(i.indkey::int[]) with ordinality as k (attnum, at)
				join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
				where i.indrelid = c.oid and i.indisprimary), '{}') as "primaryKey"
		from pg_class c ${ours} where c.relkind in ('r', 'p', 'f') and ${ownWork} order by 1`,
	)

export const readPolicies = (client: pg.Client) =>
	all<{
		table: string
		name: string
		permissive: boolean
		command: string
		roles: string
		using: string | null
		check: string | null
	}>(
		client,
		`select c.relname as table, p.polname as name, p.polpermissive as permissive, p.polcmd::text as command,
			(select string_agg(rolname, ',' order by rolname) from pg_roles where oid = any (p.polroles)) as roles,
			pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
		from pg_policy p join pg_class c on c.oid = p.polrelid ${ours} order by 1, 2`,
	)

export type ForeignKey = {
	name: string
	table: string
	other: string
	columns: string[]
	otherColumns: string[]
}

const columnNames = (relation: string, numbers: string) => `(select array_agg(a.attname::text order by k.at)
	from unnest(${numbers}) with ordinality as k (attnum, at)
	join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.attnum)`

export const readForeignKeys = (client: pg.Client) =>
	all<ForeignKey>(
		client,
		`select f.conname as name, c.relname as table, o.relname as other,
			${columnNames('f.conrelid', 'f.conkey')} as columns, ${columnNames('f.confrelid', 'f.confkey')} as "otherColumns"
		from pg_constraint f join pg_class c on c.oid = f.conrelid ${ours} join pg_class o on o.oid = f.confrelid
		where f.contype = 'f' order by 1`,
	)

export type Index = { name: string; table: string; columns: string[]; unique: boolean; exclusion: boolean }

/** Key columns only; an expression among them is shown as one. */
export const readIndexes = (client: pg.Client) =>
	all<Index>(
		client,
		`select x.relname as name, c.relname as table, i.indisunique as unique, i.indisexclusion as exclusion,
			(select array_agg(pg_get_indexdef(i.indexrelid, at, true) order by at)
				from generate_series(1, i.indnkeyatts::int) as at) as columns
		from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class c on c.oid = i.indrelid ${ours} order by 1`,
	)

export const readViews = (client: pg.Client) =>
	all<{ name: string; materialized: boolean; invoker: boolean }>(
		client,
		`select c.relname as name, c.relkind = 'm' as materialized,
			coalesce('security_invoker=true' = any (c.reloptions) or 'security_invoker=on' = any (c.reloptions), false) as invoker
		from pg_class c ${ours} where c.relkind in ('v', 'm') and ${ownWork} order by 1`,
	)

export const readFunctions = async (client: pg.Client): Promise<string[]> => {
	const rows = await all<{ name: string }>(
		client,
		`select c.proname as name from pg_proc c join pg_namespace n on n.oid = c.pronamespace and n.nspname = 'public'
		where c.prosecdef and ${ownWork} order by 1`,
	)
	return rows.map(({ name }) => name)
}

/** Tables, views, sequences, functions, schemas and databases that an unprivileged role owns. */
export const readOwners = async (client: pg.Client): Promise<string[]> => {
	const rows = await all<{ name: string }>(
		client,
		`with low as (select oid from pg_roles where rolname in ('touchline_app', 'touchline_worker'))
		select c.oid::regclass::text as name from pg_class c join low on low.oid = c.relowner
		union all select p.oid::regprocedure::text from pg_proc p join low on low.oid = p.proowner
		union all select n.nspname from pg_namespace n join low on low.oid = n.nspowner
		union all select d.datname from pg_database d join low on low.oid = d.datdba`,
	)
	return rows.map(({ name }) => name)
}

/** Who may do what to our tables, besides their owner. */
export const readGrants = (client: pg.Client) =>
	all<{ table: string; grantee: string; privilege: string }>(
		client,
		`select c.relname as table, coalesce(r.rolname, 'public') as grantee, a.privilege_type as privilege
		from pg_class c ${ours} cross join lateral aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
		where a.grantee <> c.relowner and c.relkind in ('r', 'p', 'v', 'm', 'f') and ${ownWork} order by 1, 2, 3`,
	)
