import type { Socket } from 'node:net'
import {
	type CompiledQuery,
	type DatabaseConnection,
	type Driver,
	Kysely,
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { DB } from './types.ts'

/** The only handle on the database that features get: one open transaction, one studio. */
export type Db = Kysely<DB>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

// Planning dominates joins, so parameterised statements are named and planned once per connection. The names are
// capped: a generated statement must not fill the server's memory.
const names = new Map<string, string>()
function nameOf(sql: string, parameters: number): string | undefined {
	if (parameters === 0) return undefined
	const known = names.get(sql)
	if (known || names.size >= 500) return known
	const name = `s${names.size}`
	names.set(sql, name)
	return name
}

class OneConnection implements DatabaseConnection {
	readonly #client: pg.ClientBase
	constructor(client: pg.ClientBase) {
		this.#client = client
	}
	async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
		statements.count++
		const result = await this.#client.query({
			text: query.sql,
			values: [...query.parameters],
			name: nameOf(query.sql, query.parameters.length),
		})
		return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
	}
	// biome-ignore lint/correctness/useYield: the contract is a generator; nothing here streams
	async *streamQuery(): AsyncIterableIterator<never> {
		throw new Error('streaming is not offered inside a use-case')
	}
}

/** How many statements this process has sent through features: benchmarks and tests read it (G2). */
export const statements = { count: 0 }

class OneClientDriver implements Driver {
	readonly #connection: OneConnection
	constructor(client: pg.ClientBase) {
		this.#connection = new OneConnection(client)
	}
	async init() {}
	async acquireConnection() {
		return this.#connection
	}
	async beginTransaction(): Promise<void> {
		throw new Error('a use-case runs in exactly one transaction, which is already open')
	}
	async commitTransaction() {}
	async rollbackTransaction() {}
	async releaseConnection() {}
	async destroy() {}
}

function kyselyOn(client: pg.ClientBase): Db {
	return new Kysely<DB>({
		dialect: {
			createAdapter: () => new PostgresAdapter(),
			createDriver: () => new OneClientDriver(client),
			createIntrospector: (db) => new PostgresIntrospector(db),
			createQueryCompiler: () => new PostgresQueryCompiler(),
		},
	})
}

/**
 * Opens the transaction and leaves it to the first statement to wait: the pool's connections answer in the order they were
 * asked, so that both travel in one packet. Should this fail, the work's statements meet no studio, and whoever waits for it
 * throws.
 */
function begin(client: pg.PoolClient, mode: string, studioId: string | null): Promise<unknown> {
	const { stream } = (client as pg.PoolClient & { connection: { stream: Socket } }).connection
	stream.cork()
	process.nextTick(() => stream.uncork())
	const begun = client.query(
		`begin ${mode}; select set_config('touchline.studio', '${studioId ?? ''}', true)`,
	)
	// Heard of where it is waited for, also when the work has thrown before.
	begun.catch(() => undefined)
	return begun
}

export type Ending<T> = { commit: boolean; value: T }

/**
 * Runs `work` in one transaction with the studio set for its length only (I31), and ends it as `work` says.
 * `studioId` null sees no studio's rows at all. Throws what `work` throws, after rolling back.
 */
export async function transaction<T>(
	pool: pg.Pool,
	studioId: string | null,
	mode: 'read only' | 'read write',
	work: (db: Db) => Promise<Ending<T>>,
): Promise<T> {
	if (studioId !== null && !uuid.test(studioId)) throw new Error('not a studio id')
	const client = await pool.connect()
	let broken: Error | undefined
	const onLost = (error: Error) => {
		broken = error
	}
	// While it is out of the pool nobody else listens, and an error nobody listens to ends the process.
	client.on('error', onLost)
	try {
		const begun = begin(client, mode, studioId)
		const { commit, value } = await work(kyselyOn(client))
		await begun
		if (!commit) {
			await client.query('rollback')
			return value
		}
		const ended = await client.query('commit')
		// PostgreSQL answers COMMIT of an aborted transaction with ROLLBACK and no error.
		if (ended.command !== 'COMMIT') throw new Error('the transaction was rolled back by the database')
		return value
	} catch (error) {
		await client.query('rollback').catch((lost: Error) => {
			broken = lost
		})
		throw error
	} finally {
		client.off('error', onLost)
		client.release(broken)
	}
}
