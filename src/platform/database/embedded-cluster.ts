import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
	chmodSync,
	chownSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, canReach, serverEnvironment, systemFolder } from './embedded-binaries.ts'

/** The superuser of the embedded server; owns the database and runs the migrations. */
export const ownerName = 'touchline_owner'

/** A database cluster on disk: `home` holds `data` (PostgreSQL's own), `password` and `server.log`. */
export type Cluster = { home: string; data: string; password: string }

/** Fixed when the cluster is made: independent of this machine's language, zone and C library. */
const initialSettings = {
	listen_addresses: '127.0.0.1',
	unix_socket_directories: '',
	timezone: 'UTC',
	log_timezone: 'UTC',
	log_checkpoints: 'off',
	// Health data and names stay out of the log: neither failing statements nor rows of values.
	log_min_error_statement: 'panic',
	log_error_verbosity: 'terse',
}

/**
 * Opens the cluster under `folder/postgres`, making it when there is none. A cluster appears under its
 * name only when it is complete, so neither a crash nor a second process at once leaves half of one.
 * Root's cluster belongs to `account`; when that account can't reach `folder` (a private home), the
 * cluster is kept in a system folder and `folder/postgres` is a link to it.
 */
export function openCluster(folder: string, native: string, account: Account): Cluster {
	const place = join(folder, 'postgres')
	mkdirSync(folder, { recursive: true, mode: account ? 0o711 : 0o700 })
	if (account) chmodSync(folder, statSync(folder).mode | 0o111)
	if (!existsSync(place)) {
		if (isLink(place)) throw new Error(`${place} points to a database that is not there any more.`)
		if (canReach(folder, account)) makeCluster(place, native, account)
		else makeElsewhere(place, native, account)
	}
	sweepDrafts(folder)
	const home = realpathSync(place)
	return { home, data: join(home, 'data'), password: readFileSync(join(home, 'password'), 'utf8').trim() }
}

function isLink(path: string): boolean {
	return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

function makeElsewhere(place: string, native: string, account: Account): void {
	const home = join(systemFolder(), `data-${randomBytes(6).toString('hex')}`)
	makeCluster(home, native, account)
	try {
		symlinkSync(home, place)
	} catch (error) {
		rmSync(home, { recursive: true, force: true })
		if (!existsSync(place)) throw error
	}
}

function makeCluster(place: string, native: string, account: Account): void {
	const draft = `${place}.draft-${randomBytes(6).toString('hex')}`
	mkdirSync(draft, { mode: 0o700 })
	writeFileSync(join(draft, 'password'), randomBytes(24).toString('hex'), { mode: 0o600 })
	if (account) {
		chownSync(draft, account.uid, account.gid)
		chownSync(join(draft, 'password'), account.uid, account.gid)
	}
	try {
		initialise(draft, native, account)
		renameSync(draft, place)
	} catch (error) {
		rmSync(draft, { recursive: true, force: true })
		// Another process that started at the same moment made it first: use that one.
		if (!existsSync(place)) throw error
	}
}

function initialise(home: string, native: string, account: Account): void {
	const settings = Object.entries(initialSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
	const made = spawnSync(
		join(native, 'bin', 'initdb'),
		[
			...['-D', join(home, 'data'), '-U', ownerName, '--auth=scram-sha-256'],
			...['--pwfile', join(home, 'password'), '--encoding=UTF8', '--locale=C'],
			...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums'],
			...settings,
		],
		{ ...account, env: serverEnvironment(), cwd: home, encoding: 'utf8' },
	)
	if (made.status !== 0) {
		throw new Error(`The database could not be made in ${home}: ${made.error?.message ?? made.stderr.trim()}`)
	}
}

/** Removes what a killed first start left: drafts nobody can still be working on. */
function sweepDrafts(folder: string): void {
	const tenMinutesAgo = Date.now() - 10 * 60_000
	for (const name of readdirSync(folder)) {
		const path = join(folder, name)
		if (!name.startsWith('postgres.draft-') || statSync(path).mtimeMs > tenMinutesAgo) continue
		rmSync(path, { recursive: true, force: true })
	}
}

/** What `postmaster.pid` says about the server that has, or had, this cluster open. */
export type Running = { pid: number; port: number }

/** Reads `postmaster.pid`; `undefined` when the cluster is closed. */
export function readRunning(cluster: Cluster): Running | undefined {
	const path = join(cluster.data, 'postmaster.pid')
	if (!existsSync(path)) return undefined
	const lines = readFileSync(path, 'utf8').split('\n')
	return { pid: Number(lines[0]), port: Number(lines[3] ?? 0) }
}

/**
 * Whether process `pid` is a PostgreSQL server (on Linux: the one of this cluster). After a kill, and always
 * after a container was made anew, the number in `postmaster.pid` may belong to another process.
 */
export function isServerOf(cluster: Cluster, pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false
	if (process.platform === 'linux') {
		try {
			if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false
			return readlinkSync(`/proc/${pid}/cwd`) === cluster.data
		} catch (error) {
			// Not ours to look into means that it lives; no such file means that it doesn't.
			return (error as NodeJS.ErrnoException).code === 'EACCES'
		}
	}
	const list =
		process.platform === 'win32'
			? spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8' })
			: spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
	return list.stdout.includes('postgres')
}

/** Forgets a server that is gone without having closed the cluster. */
export function removeStalePid(cluster: Cluster): void {
	rmSync(join(cluster.data, 'postmaster.pid'), { force: true })
}

/** The last lines the server logged, for an error message. */
export function lastWords(cluster: Cluster): string {
	const path = join(cluster.home, 'server.log')
	if (!existsSync(path)) return `no log in ${dirname(path)}`
	return readFileSync(path, 'utf8').trim().split('\n').slice(-4).join('\n')
}
