import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Any constant: the lock that makes one program the owner of an embedded database (I37). */
const lockKey = 706_172_002

/** Who owns the data folder, as written beside the lock so that a refusal can name it. */
type Owner = { pid: number; address: string; startedAt: string; backend: number }

/** Another program already owns this data folder; the message names it. */
export class FolderTaken extends Error {
	constructor(folder: string, owner: Owner | undefined) {
		const who = owner
			? `process ${owner.pid} at ${owner.address}, started ${owner.startedAt}`
			: 'a program that is just starting'
		super(
			`Touchline already runs on the data folder ${folder}: ${who}.\n` +
				'Stop it first, or set TOUCHLINE_DATA to another folder (and PORT to another port).',
		)
		this.name = 'FolderTaken'
	}
}

/**
 * Makes this process the only owner of the data folder until it ends (I37). The lock is one of PostgreSQL's,
 * held by a connection: a killed process holds nothing, and no number of a dead process is ever believed.
 * @param options.onLost called when the database was restarted and another program was faster
 * @throws FolderTaken naming the process that has it
 */
export async function claimFolder(options: {
	ownerUrl: string
	folder: string
	address: string
	onLost: (error: unknown) => void
}): Promise<{ release(): Promise<void> }> {
	const startedAt = new Date().toISOString()
	let released = false
	let holder = await take()

	async function take(): Promise<pg.Client> {
		const client = await lock(options.ownerUrl, options.folder)
		const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
		const owner: Owner = { pid: process.pid, address: options.address, startedAt, backend: rows[0]?.pid ?? 0 }
		writeFileSync(ownerFile(options.folder), JSON.stringify(owner), { mode: 0o600 })
		client.once('end', () => {
			if (!released) void retake()
		})
		return client
	}

	async function retake(): Promise<void> {
		for (let attempt = 0; !released; attempt++) {
			await sleep(500)
			try {
				holder = await take()
				return
			} catch (error) {
				if (error instanceof FolderTaken || attempt > 240) return options.onLost(error)
			}
		}
	}

	return {
		async release() {
			released = true
			await holder.end().catch(() => {})
		},
	}
}

async function lock(ownerUrl: string, folder: string): Promise<pg.Client> {
	const client = new pg.Client({
		connectionString: ownerUrl,
		application_name: 'touchline owner',
		keepAlive: true,
	})
	// Loss of the connection is handled where it ends.
	client.on('error', () => {})
	await client.connect()
	// One that was killed or told to stop a moment ago may need a moment more.
	for (let attempt = 0; ; attempt++) {
		const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
			lockKey,
		])
		if (rows[0]?.mine) return client
		if (attempt >= 15) {
			const owner = await currentOwner(client, folder)
			await client.end()
			throw new FolderTaken(folder, owner)
		}
		await sleep(100)
	}
}

/** What the file says, when it was written by the very connection that holds the lock. */
async function currentOwner(client: pg.Client, folder: string): Promise<Owner | undefined> {
	const { rows } = await client.query<{ pid: number }>(
		`select pid from pg_locks
		where locktype = 'advisory' and objid = $1 and granted
			and database = (select oid from pg_database where datname = current_database())`,
		[lockKey],
	)
	try {
		const owner = JSON.parse(readFileSync(ownerFile(folder), 'utf8')) as Owner
		return owner.backend === rows[0]?.pid ? owner : undefined
	} catch {
		return undefined
	}
}

function ownerFile(folder: string): string {
	return join(folder, 'running.json')
}
