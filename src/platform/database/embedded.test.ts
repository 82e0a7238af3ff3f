import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEmbedded } from './embedded.ts'

let folder: string

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'touchline-embedded-'))
	chmodSync(folder, 0o711)
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const pidFile = () => join(folder, 'postgres/data/postmaster.pid')
const serverPid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0])

async function ask(ownerUrl: string, sql: string): Promise<Record<string, unknown>[]> {
	const client = new pg.Client({ connectionString: ownerUrl })
	await client.connect()
	try {
		return (await client.query(sql)).rows
	} finally {
		await client.end()
	}
}

/** Another program: opens the server durably, then does `work` with `url` and `pg` at hand. */
function program(work: string): ChildProcess {
	const code = `import pg from 'pg'
		import { openEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
		const server = await openEmbedded({ folder: process.env.FOLDER, durable: true })
		const url = server.ownerUrl
		${work}`
	return spawn(process.execPath, ['--input-type=module', '-e', code], {
		env: { ...process.env, FOLDER: folder },
		stdio: ['pipe', 'pipe', 'inherit'],
	})
}

/** What a program said, line by line, until it ended. */
async function said(child: ChildProcess): Promise<string[]> {
	let text = ''
	child.stdout?.on('data', (data) => {
		text += data
	})
	await once(child, 'close')
	return text.trim().split('\n')
}

async function firstLine(child: ChildProcess): Promise<string> {
	let text = ''
	for await (const data of child.stdout ?? []) {
		text += data
		if (text.includes('\n')) return text.trim()
	}
	return text
}

test('I36 rows acknowledged before kill -9 of program and server are there after the next start', async () => {
	const writer = program(`
		const client = new pg.Client({ connectionString: url })
		await client.connect()
		await client.query('create table kept (n integer)')
		for (let n = 1; ; n++) {
			await client.query('insert into kept values ($1)', [n])
			console.log(n)
		}`)
	const lines = said(writer)
	await once(writer.stdout ?? writer, 'data')
	await new Promise((resolve) => setTimeout(resolve, 300))
	writer.kill('SIGKILL')
	process.kill(serverPid(), 'SIGKILL')
	const acknowledged = Number((await lines).at(-1))
	expect(acknowledged).toBeGreaterThan(10)
	const again = await openEmbedded({ folder, durable: true })
	const [row] = await ask(again.ownerUrl, 'select count(*)::int as n, max(n) as last from kept')
	expect(row?.n).toBe(row?.last)
	expect(row?.n).toBeGreaterThanOrEqual(acknowledged)
	await again.stop()
	expect(existsSync(pidFile())).toBe(false)
})

test('I36 a server left by a killed program is adopted, with the same address', async () => {
	const [url] = await said(program(`console.log(url); process.kill(process.pid, 'SIGKILL')`))
	const adopted = await openEmbedded({ folder, durable: true })
	expect(adopted).toMatchObject({ adopted: true, ownerUrl: url })
	await adopted.stop()
	expect(existsSync(pidFile())).toBe(false)
})

test('two programs at once make one cluster and share one server; the last to leave stops it', async () => {
	const work = `console.log(url)
		await new Promise((told) => process.stdin.once('data', told))
		await server.stop()
		process.exit()`
	const programs = [program(work), program(work)]
	const [one, two] = await Promise.all(programs.map(firstLine))
	expect(one).toMatch(/^postgresql:/)
	expect(two).toBe(one)
	const ended = programs.map((each) => once(each, 'close'))
	for (const each of programs) each.stdin?.write('leave')
	await Promise.all(ended)
	expect(existsSync(pidFile())).toBe(false)
})

test('a pid file whose number now belongs to another program is stale', async () => {
	const first = await openEmbedded({ folder, durable: true })
	await first.stop()
	const day = Math.floor(Date.now() / 1000)
	const data = join(folder, 'postgres/data')
	writeFileSync(pidFile(), [process.pid, data, day, 1, '', '127.0.0.1', '', 'ready', ''].join('\n'))
	const again = await openEmbedded({ folder, durable: true })
	expect(again.adopted).toBe(false)
	await again.stop()
})

test('a server that dies under its program is started again on the same port', async () => {
	const server = await openEmbedded({ folder, durable: true })
	process.kill(serverPid(), 'SIGKILL')
	const alive = () => ask(server.ownerUrl, 'select 1 as one').catch(() => [])
	await expect.poll(alive, { timeout: 10_000 }).toEqual([{ one: 1 }])
	await server.stop()
	expect(existsSync(pidFile())).toBe(false)
})

test('the database is closed to others and independent of this machine', async () => {
	const server = await openEmbedded({ folder, durable: true })
	expect(statSync(join(folder, 'postgres/password')).mode & 0o777).toBe(0o600)
	const stranger = new URL(server.ownerUrl)
	stranger.password = 'guess'
	await expect(ask(stranger.href, 'select 1')).rejects.toThrow('password authentication failed')
	const settings = `select current_setting('TimeZone') as zone, current_setting('data_checksums') as checksums,
		current_setting('listen_addresses') as listens, current_setting('password_encryption') as passwords,
		current_setting('fsync') as fsync, datlocprovider as provider, datlocale as locale
		from pg_database where datname = current_database()`
	expect(await ask(server.ownerUrl, settings)).toEqual([
		{
			...{ zone: 'UTC', checksums: 'on', listens: '127.0.0.1', passwords: 'scram-sha-256', fsync: 'on' },
			...{ provider: 'b', locale: 'C.UTF-8' },
		},
	])
	await server.stop()
})
