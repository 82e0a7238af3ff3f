import type pg from 'pg'
import { PgBoss } from 'pg-boss'

/** What the app (which sends jobs inside its transactions) and the worker may do with the queue's tables. */
const grants = `
	grant usage on schema pgboss to touchline_app, touchline_worker;
	grant select, insert, update, delete on all tables in schema pgboss to touchline_app, touchline_worker;
	grant usage, select on all sequences in schema pgboss to touchline_app, touchline_worker;
	grant execute on all functions in schema pgboss to touchline_app, touchline_worker;
`

/**
 * Installs or upgrades the tables of pg-boss in the schema `pgboss`, as the owner, and lets the two roles use
 * them: programs themselves run with `migrate: false`. The caller holds the migration lock.
 */
export async function installJobs(ownerUrl: string, owner: pg.Client): Promise<void> {
	const boss = new PgBoss({
		...{ connectionString: ownerUrl, schema: 'pgboss', max: 2 },
		...{ migrate: true, createSchema: true, supervise: false, schedule: false },
	})
	let trouble: unknown
	boss.on('error', (error) => {
		trouble = error
	})
	await boss.start()
	await boss.stop({ graceful: false })
	if (trouble) throw trouble
	await owner.query(grants)
}
