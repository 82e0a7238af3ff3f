import pg from 'pg'

// How values come out of PostgreSQL, the same everywhere: days as 'YYYY-MM-DD' (never a Date, which would carry a
// zone), numeric as number (money is bigint, never numeric), instants as Date.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** A pool that survives the server going away: without a listener an idle client's error ends the process. */
export function createPool(url: string, max = 10): pg.Pool {
	const pool = new pg.Pool({
		connectionString: url,
		max,
		// Statements go out as they are asked, without waiting for the answers before: `transaction` relies on it.
		pipeline: true,
		idleTimeoutMillis: 30_000,
		connectionTimeoutMillis: 10_000,
	})
	pool.on('error', (error) => console.warn(`database connection lost: ${error.message}`))
	return pool
}
