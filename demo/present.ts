import type pg from 'pg'

/** Marks of how far a load came; written by the load itself, in the table of this install's own facts. */
export const marks = { begun: 'demo begun', loaded: 'demo loaded' } as const

/** Any constant: two programs that start at once on one database load the demo one after the other. */
export const lockKey = 706_172_003

/**
 * Whether the demo studio has to be loaded: nothing is in this database yet, or a first start was killed half way through
 * its story. What that one left is taken away: until the story is told, nobody else can have come in.
 */
export async function needsLoading(owner: pg.Client): Promise<boolean> {
	const { rows } = await owner.query<{ studios: boolean; half: boolean }>(
		`select exists (select from studio) as studios,
			exists (select from install_secret where name = $1)
			and not exists (select from install_secret where name = $2) as half`,
		[marks.begun, marks.loaded],
	)
	if (!rows[0]?.half) return !rows[0]?.studios
	const { rows: tables } = await owner.query<{ all: string }>(
		`select string_agg(format('%I', relname), ', ') as all from pg_class
		where relkind = 'r' and relnamespace = 'public'::regnamespace
			and relname not in ('schema_migration', 'install_secret')`,
	)
	await owner.query(`truncate ${tables[0]?.all}`)
	await owner.query('delete from pgboss.job')
	await owner.query('delete from install_secret where name = $1', [marks.begun])
	return true
}

/** Whether the demo studio, whole, is in this database. */
export async function isLoaded(owner: pg.Client): Promise<boolean> {
	const { rowCount } = await owner.query('select from install_secret where name = $1', [marks.loaded])
	return rowCount === 1
}
