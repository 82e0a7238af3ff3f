import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { installJobs } from './install-jobs.ts'

/** Any constant: the same for every program that migrates this database. */
const lockKey = 706_172_001

/** One numbered file of the migrations folder. */
type Migration = { number: number; name: string; sql: string; checksum: string }

type Applied = { number: number; name: string; checksum: string }

/**
 * Brings the database to this program's version: applies the `NNNN_what.sql` files that it lacks, in order,
 * each in one transaction, then the tables of the job queue. Several programs at once apply each once; one
 * that was killed is simply run again (I41). Numbers the database has beyond ours come from a newer version
 * running beside us and are left alone.
 * @returns the names of the files applied now
 * @throws when an applied file was changed or renamed afterwards, or a file comes with a number already passed
 */
export async function migrate(
	ownerUrl: string,
	options: { folder: string; log: (line: string) => void },
): Promise<string[]> {
	const migrations = readMigrations(options.folder)
	const client = new pg.Client({ connectionString: ownerUrl, application_name: 'touchline migrate' })
	await client.connect()
	try {
		// The server looks every second whether we still live, so that a killed program's statement, and with it its
		// lock, does not outlive it. Some systems can't look: there the statement runs to its end first.
		await client.query('set client_connection_check_interval = 1000').catch(() => {})
		// Held by the connection: a killed program leaves no lock behind.
		await client.query('select pg_advisory_lock($1)', [lockKey])
		await client.query(
			`create table if not exists schema_migration (
				number integer primary key,
				name text not null,
				checksum text not null,
				applied_at timestamptz not null default now()
			)`,
		)
		const { rows } = await client.query<Applied>('select number, name, checksum from schema_migration')
		const pending = pendingOf(migrations, rows)
		for (const migration of pending) {
			options.log(`Migrating: ${migration.name}`)
			await apply(client, migration)
		}
		await installJobs(ownerUrl, client)
		return pending.map(({ name }) => name)
	} finally {
		await client.end()
	}
}

function readMigrations(folder: string): Migration[] {
	const migrations = readdirSync(folder)
		.filter((name) => name.endsWith('.sql'))
		.sort()
		.map((name) => {
			if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name)) {
				throw new Error(`A migration is named NNNN_what.sql, in small letters; this one is not: ${name}`)
			}
			// Git may check out other line ends on Windows: they are not a change.
			const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
			const checksum = createHash('sha256').update(sql).digest('hex')
			return { number: Number(name.slice(0, 4)), name, sql, checksum }
		})
	for (const [at, { number, name }] of migrations.entries()) {
		const before = migrations[at - 1]
		if (before?.number === number)
			throw new Error(`Two migrations have one number: ${before.name} and ${name}`)
	}
	return migrations
}

function pendingOf(migrations: Migration[], applied: Applied[]): Migration[] {
	const known = new Map(applied.map((row) => [row.number, row]))
	const last = Math.max(0, ...known.keys())
	return migrations.filter((migration) => {
		const row = known.get(migration.number)
		if (!row) {
			if (migration.number > last) return true
			throw new Error(
				`${migration.name} comes too late: the database already has number ${last}. Give it a higher number.`,
			)
		}
		if (row.name === migration.name && row.checksum === migration.checksum) return false
		throw new Error(
			`${row.name} was applied to this database and ${row.name === migration.name ? 'changed' : `renamed to ${migration.name}`} ` +
				'afterwards. Applied migrations never change: restore the file and put the change into a new one.',
		)
	})
}

async function apply(client: pg.Client, { number, name, sql, checksum }: Migration): Promise<void> {
	try {
		await client.query('begin')
		const before = await transactionId(client)
		await client.query(sql)
		if ((await transactionId(client)) !== before) {
			throw new Error('it ends its own transaction: remove commit and rollback')
		}
		await client.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [
			...[number, name, checksum],
		])
		await client.query('commit')
	} catch (error) {
		await client.query('rollback').catch(() => {})
		const { message, position } = error as { message: string; position?: string }
		const line = position ? ` (line ${sql.slice(0, Number(position)).split('\n').length})` : ''
		throw new Error(`Migration ${name} failed and was taken back${line}: ${message}`, { cause: error })
	}
}

async function transactionId(client: pg.Client): Promise<string | undefined> {
	const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id')
	return rows[0]?.id
}
