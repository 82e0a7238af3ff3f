import pg from 'pg'
import { ownerUrl, posted } from '#features/testing/house.ts'

/** Bookkeeping of requests themselves, and secrets that an install makes when they are first needed: they may grow. */
const bookkeeping = ['rate_limit', 'idempotency_key', 'schema_migration', 'install_secret']

let owner: pg.Client | null = null

export async function closeState(): Promise<void> {
	await owner?.end()
	owner = null
}

async function client(): Promise<pg.Client> {
	if (owner) return owner
	owner = new pg.Client({ connectionString: ownerUrl() })
	await owner.connect()
	return owner
}

/** Everything the database and the post hold, in one text: unchanged means that nothing happened. */
export async function stateNow(): Promise<string> {
	const db = await client()
	const { rows } = await db.query<{ name: string }>(
		`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = 'public' and c.relkind = 'r' order by 1`,
	)
	const sums = rows
		.filter(({ name }) => !bookkeeping.includes(name))
		.map(
			({ name }) =>
				`select '${name}' as name, count(*) as n, coalesce(sum(hashtext(t::text)), 0) as sum from public.${name} t`,
		)
	const jobs = `select 'jobs', count(*), 0 from pgboss.job where name in ('deliver', 'account-mail', 'reaction', 'errand')`
	const all = await db.query([...sums, jobs].join(' union all '))
	return JSON.stringify([all.rows, posted.length])
}

/** Rows of one question to the database, past row security. */
export async function rowsOf<R extends pg.QueryResultRow>(
	statement: string,
	values: unknown[] = [],
): Promise<R[]> {
	return (await (await client()).query<R>(statement, values)).rows
}
