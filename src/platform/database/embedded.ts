import { spawn } from 'node:child_process'
import { realpathSync, statSync, truncateSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Account, serverAccount, serverBinaries, serverEnvironment } from './embedded-binaries.ts'
import {
	type Cluster,
	isServerOf,
	lastWords,
	openCluster,
	ownerName,
	readRunning,
	removeStalePid,
} from './embedded-cluster.ts'

/** The one database of an embedded server. */
const databaseName = 'touchline'
/** Shows in pg_stat_activity whose connection it is that stays open while a program uses the server. */
const guestName = 'touchline guest'
/** Held shared by every program that uses the server: who can have it alone is the last one, and stops it. */
const guestLock = 7_105_301
/** How long a server may take to start (recovery after a power cut) or to stop, in seconds. */
const patience = 120
const logLimitBytes = 5_000_000

/** An embedded server in use by this process. */
export type Embedded = {
	/** Connection address of the superuser on the database `touchline`. */
	ownerUrl: string
	/** Whether the server was already running: left by a killed program, or shared with another one. */
	adopted: boolean
	/** Stops using the server, and stops it (fast shutdown) when no other program uses it. */
	stop(): Promise<void>
}

/** `port` is chosen at the first start and kept, so that addresses stay true when the server is started again. */
type Launch = { cluster: Cluster; native: string; account: Account; durable: boolean; port?: number }

/**
 * Starts the embedded PostgreSQL server on the cluster in `folder`, making the cluster at first; or adopts
 * the server that already runs on it, whoever started it. Should the server die, it is started again on the
 * same port while this process uses it.
 * @param durable false gives up every safety against power cuts, for throw-away data only (I36)
 * @throws when this platform has no server, or it doesn't start; the message has the server's last words
 */
export async function openEmbedded(options: { folder: string; durable: boolean }): Promise<Embedded> {
	const account = serverAccount()
	const native = serverBinaries(account, options.folder)
	const cluster = openCluster(options.folder, native, account)
	const launch: Launch = { cluster, native, account, durable: options.durable }
	let { guest, adopted } = await enter(launch)
	await ensureDatabase(guest)
	launch.port = guest.port
	let leaving = false
	let recovery = Promise.resolve()
	const recover = async () => {
		try {
			guest = (await enter(launch)).guest
			watch()
		} catch (error) {
			console.error('The embedded database stopped and does not start again:', error)
		}
	}
	const watch = () => {
		guest.once('end', () => {
			if (!leaving) recovery = recover()
		})
	}
	watch()
	return {
		ownerUrl: `postgresql://${ownerName}:${cluster.password}@127.0.0.1:${guest.port}/${databaseName}`,
		adopted,
		async stop() {
			leaving = true
			// Stopping a server that is just being started again would leave it running.
			await recovery
			await leave(guest, launch)
		},
	}
}

async function enter(launch: Launch): Promise<{ guest: pg.Client; adopted: boolean }> {
	const until = Date.now() + patience * 1000
	let started = false
	while (Date.now() < until) {
		const running = readRunning(launch.cluster)
		if (running) {
			const guest = await connect(launch.cluster, running.port)
			if (guest) return { guest, adopted: !started }
			// Alive but not answering: it is starting, recovering or stopping.
			if (isServerOf(launch.cluster, running.pid)) await sleep(25)
			else if (readRunning(launch.cluster)?.pid === running.pid) removeStalePid(launch.cluster)
			continue
		}
		started = await startServer(launch)
		if (!started) await sleep(100)
	}
	throw new Error(`The embedded database does not start.\n${lastWords(launch.cluster)}`)
}

/** Connects and makes sure that it is this cluster that answers; `undefined` when it is not, or nothing does. */
async function connect(cluster: Cluster, port: number): Promise<pg.Client | undefined> {
	if (!port) return undefined
	const guest = new pg.Client({
		...{ host: '127.0.0.1', port, user: ownerName, password: cluster.password, database: 'postgres' },
		application_name: guestName,
		connectionTimeoutMillis: 10_000,
		keepAlive: true,
	})
	// The server may be stopped or killed under us: the programs' own pools report that.
	guest.on('error', () => {})
	try {
		await guest.connect()
		const { rows } = await guest.query<{ data_directory: string }>('show data_directory')
		if (rows[0] && realpathSync(rows[0].data_directory) === realpathSync(cluster.data)) {
			// Waits while the last one out stops the server; the connection then breaks, and we look again.
			await guest.query('select pg_advisory_lock_shared($1)', [guestLock])
			return guest
		}
	} catch {
		// Refused, starting up, shutting down, or another server with another password.
	}
	await guest.end().catch(() => {})
	return undefined
}

async function ensureDatabase(guest: pg.Client): Promise<void> {
	const { rowCount } = await guest.query('select from pg_database where datname = $1', [databaseName])
	if (rowCount) return
	await guest.query(`create database ${databaseName}`).catch((error: { code?: string }) => {
		// Two programs at once: the other one made it.
		if (error.code !== '42P04' && error.code !== '23505') throw error
	})
}

/** Returns false when another program got in first, or the port was taken meanwhile: look again. */
async function startServer({ cluster, native, account, durable, port }: Launch): Promise<boolean> {
	const log = join(cluster.home, 'server.log')
	if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes) truncateSync(log)
	// Every test file has pools on the throw-away server, and those that race have two processes' more.
	const risky = ' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300'
	const options = `-p ${port ?? (await freePort())}${durable ? '' : risky}`
	const code = await run(
		join(native, 'bin', 'pg_ctl'),
		['start', '-D', cluster.data, '-l', log, '-w', '-t', String(patience), '-s', '-o', options],
		{ account, cwd: cluster.home },
	)
	return code === 0
}

async function leave(guest: pg.Client, { cluster, native, account }: Launch): Promise<void> {
	const last = await guest
		.query<{ last: boolean }>('select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last', [
			guestLock,
		])
		.then(({ rows }) => rows[0]?.last ?? true)
		.catch(() => true)
	if (!last) return guest.end().catch(() => {})
	await run(
		join(native, 'bin', 'pg_ctl'),
		['stop', '-D', cluster.data, '-m', 'fast', '-w', '-t', String(patience), '-s'],
		{ account, cwd: cluster.home },
	)
	await guest.end().catch(() => {})
}

function run(
	command: string,
	parameters: string[],
	where: { account: Account; cwd: string },
): Promise<number> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, parameters, {
			...where.account,
			cwd: where.cwd,
			env: serverEnvironment(),
			stdio: 'ignore',
			// Ctrl-C in a terminal reaches the whole group: the server must outlive the request to finish.
			detached: process.platform !== 'win32',
			windowsHide: true,
		})
		child.once('error', reject)
		child.once('exit', (code) => resolve(code ?? 1))
	})
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer()
		probe.once('error', reject)
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address()
			const port = typeof address === 'object' && address ? address.port : 0
			probe.close(() => resolve(port))
		})
	})
}
