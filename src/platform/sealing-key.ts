import { createHmac, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Settings } from './settings.ts'

export const keyFile = 'sealing.key'

/**
 * The key that seals each studio's key: TOUCHLINE_KEY, or the file of the data folder, made at the first start. The
 * database keeps a mark of it, from which nothing can be learned, so that a start with another key, or with none where
 * there was one, says so instead of sealing what nobody else can open.
 * @throws with what to do, where the key is not the one this database was begun with
 */
export async function openSealingKey(ownerUrl: string, settings: Settings): Promise<string> {
	const owner = new pg.Client({ connectionString: ownerUrl })
	await owner.connect()
	try {
		const before = await markIn(owner)
		const key = settings.key ?? keyOfFolder(settings.folder, before === null)
		if (key === null) throw new Error(missing(settings.folder))
		const mark = markOf(key)
		await owner.query(
			`insert into install_secret (name, value) values ('sealing', $1) on conflict do nothing`,
			[JSON.stringify({ mark })],
		)
		if ((await markIn(owner)) !== mark) throw new Error(other)
		return key
	} finally {
		await owner.end()
	}
}

async function markIn(owner: pg.Client): Promise<string | null> {
	const { rows } = await owner.query<{ mark: string }>(
		`select value ->> 'mark' as mark from install_secret where name = 'sealing'`,
	)
	return rows[0]?.mark ?? null
}

const markOf = (key: string): string =>
	createHmac('sha256', Buffer.from(key, 'base64')).update('touchline sealing key').digest('base64url')

/** Made where it isn't there and may be; whole or not at all, and once, whichever process comes first. */
function keyOfFolder(folder: string, mayMake: boolean): string | null {
	const file = join(folder, keyFile)
	const known = read(file)
	if (known !== null || !mayMake) return known
	mkdirSync(folder, { recursive: true })
	const draft = `${file}.${process.pid}`
	writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 })
	try {
		linkSync(draft, file)
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
	} finally {
		rmSync(draft)
	}
	return read(file)
}

function read(file: string): string | null {
	try {
		return readFileSync(file, 'utf8').trim()
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
		throw error
	}
}

const missing = (folder: string): string =>
	`The key that seals health data is missing: put ${keyFile} of your backup into ${folder}, or set TOUCHLINE_KEY to it (docs/operating.md).`
const other =
	'The key that seals health data is another one than this database was begun with: give every process of it the same TOUCHLINE_KEY (docs/operating.md).'
