import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Settings } from '../settings.ts'
import { openEmbedded } from './embedded.ts'

/** How long a database server that is just starting is waited for, in seconds. */
const patience = 30

/** The database this process works on, reachable as its owner. */
export type OpenDatabase = { ownerUrl: string; close(): Promise<void> }

/**
 * Opens the embedded server of the data folder, or checks the server that `DATABASE_URL` names.
 * @throws with what to do, when the server can't be reached or is older than PostgreSQL 16
 */
export async function openDatabase(settings: Settings, log: (line: string) => void): Promise<OpenDatabase> {
	if (!settings.databaseUrl) {
		const embedded = await openEmbedded({ folder: settings.folder, durable: true })
		return { ownerUrl: embedded.ownerUrl, close: () => embedded.stop() }
	}
	await checkServer(settings.databaseUrl, log)
	return { ownerUrl: settings.databaseUrl, close: async () => {} }
}

async function checkServer(ownerUrl: string, log: (line: string) => void): Promise<void> {
	const until = Date.now() + patience * 1000
	for (let attempt = 0; ; attempt++) {
		const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
		try {
			await client.connect()
			const { rows } = await client.query<{ server_version: string }>('show server_version')
			const version = rows[0]?.server_version ?? ''
			if (Number.parseInt(version, 10) >= 16) return
			throw new Error(`DATABASE_URL leads to PostgreSQL ${version}, but version 16 or later is needed.`)
		} catch (error) {
			if (!isStarting(error) || Date.now() > until) throw explained(error, ownerUrl)
			if (attempt === 0) log('Waiting for the database server …')
			await sleep(500)
		} finally {
			await client.end().catch(() => {})
		}
	}
}

function isStarting(error: unknown): boolean {
	return ['ECONNREFUSED', '57P03'].includes((error as { code?: string }).code ?? '')
}

function explained(error: unknown, ownerUrl: string): unknown {
	const { code, message } = error as { code?: string; message: string }
	if (!code) return error
	const { host, pathname } = new URL(ownerUrl)
	const why = message || code
	return new Error(`The database of DATABASE_URL (${pathname.slice(1)} at ${host}) can't be opened: ${why}`, {
		cause: error,
	})
}
