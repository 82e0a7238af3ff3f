import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from './platform/testing/database.ts'

/** A web build that keeps what it is sent in a table, as the app's role, and answers when it is committed. */
const build = `
	import { createRequire } from 'node:module'
	const pg = createRequire(${JSON.stringify(import.meta.url)})('pg')
	const pool = new pg.Pool({ connectionString: process.env.TOUCHLINE_DB_APP, max: 4 })
	pool.on('error', () => {})
	export async function handler(request, response) {
		if (request.url === '/slow') await new Promise((done) => setTimeout(done, 700))
		if (request.method === 'POST') {
			await pool.query('insert into kept values ($1)', [request.url])
		}
		const { rows } = await pool.query('select at from kept')
		response.end(JSON.stringify({ kept: rows.map(({ at }) => at), owner: process.env.DATABASE_URL }))
	}`

let folder: string
let port: number
const children: ChildProcess[] = []

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'touchline-server-'))
	chmodSync(folder, 0o711)
	writeFileSync(join(folder, 'handler.mjs'), build)
	const probe = createServer().listen(0, '127.0.0.1')
	await once(probe, 'listening')
	port = (probe.address() as AddressInfo).port
	probe.close()
})

afterAll(async () => {
	for (const child of children) {
		if (child.exitCode !== null || child.signalCode !== null) continue
		child.kill('SIGTERM')
		await once(child, 'close')
	}
	rmSync(folder, { recursive: true, force: true })
})

type Program = { child: ChildProcess; said: () => string; ended: Promise<number | null> }

/** Runs the server as npm start does, with the build above. */
function start(env: Record<string, string> = {}): Program {
	const at = (file: string) => JSON.stringify(join(import.meta.dirname, file))
	const code = `import { main, serve } from ${at('server.ts')}
		await main((settings) => serve({ settings, handlerFile: ${JSON.stringify(join(folder, 'handler.mjs'))} }))`
	const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
		env: {
			...{ PATH: process.env.PATH ?? '', PORT: String(port), TOUCHLINE_DEMO: '0' },
			...{ TOUCHLINE_DATA: join(folder, 'data'), ...env },
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	})
	children.push(child)
	let text = ''
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on('data', (data) => {
			text += data
		})
	}
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
	return { child, said: () => text, ended }
}

async function started(env?: Record<string, string>): Promise<Program> {
	const program = start(env)
	await expect.poll(program.said, { timeout: 15_000 }).toContain('Touchline is ready')
	return program
}

/** What the app's role may not do, done through the files that only the server's own user can read. */
async function asOwner(sql: string): Promise<void> {
	const read = (file: string) => readFileSync(join(folder, 'data/postgres', file), 'utf8')
	const databasePort = Number(read('data/postmaster.pid').split('\n')[3])
	const owner = new pg.Client({
		...{ host: '127.0.0.1', port: databasePort, database: 'touchline' },
		...{ user: 'touchline_owner', password: read('password') },
	})
	await owner.connect()
	await owner.query(sql)
	await owner.end()
}

const ask = async (path: string, method = 'GET') => {
	const response = await fetch(`http://127.0.0.1:${port}${path}`, { method })
	return response.json()
}

test('I36 I37 killed and started again it has every acknowledged row; a second start names the first', async () => {
	const first = await started()
	expect(first.said()).toContain(`http://localhost:${port}`)
	expect(await ask('/health')).toEqual({ status: 'ok', database: 'ok' })
	await asOwner('create table kept (at text); grant select, insert on kept to touchline_app')
	await ask('/one', 'POST')
	await ask('/two', 'POST')

	const second = start({ PORT: '1' })
	expect(await second.ended).toBe(1)
	expect(second.said()).toContain(`process ${first.child.pid} at http://localhost:${port}, started 20`)
	expect(second.said()).toContain('TOUCHLINE_DATA')
	expect(await ask('/health')).toMatchObject({ status: 'ok' })

	first.child.kill('SIGKILL')
	await first.ended
	const third = await started()
	expect(await ask('/')).toEqual({ kept: ['/one', '/two'] })

	const slow = ask('/slow')
	await new Promise((resolve) => setTimeout(resolve, 200))
	third.child.kill('SIGTERM')
	expect(await slow).toEqual({ kept: ['/one', '/two'] })
	expect(await third.ended).toBe(0)
	expect(existsSync(join(folder, 'data/postgres/data/postmaster.pid'))).toBe(false)
})

test('a worker shares the data folder, answers only for its health, and leaves the database to the web', async () => {
	const web = await started({ TOUCHLINE_ROLE: 'web' })
	const worker = await started({ TOUCHLINE_ROLE: 'worker', PORT: String(port + 1) })
	const health = await fetch(`http://127.0.0.1:${port + 1}/health`)
	expect(health.status).toBe(200)
	expect((await fetch(`http://127.0.0.1:${port + 1}/`)).status).toBe(404)
	worker.child.kill('SIGTERM')
	expect(await worker.ended).toBe(0)
	expect(await ask('/health')).toMatchObject({ database: 'ok' })
	web.child.kill('SIGINT')
	expect(await web.ended).toBe(0)
})

test('a database server takes the place of the embedded one, and pages never see its owner', async () => {
	const database = await testDatabase({ migrated: false })
	const data = join(folder, 'beside-a-server')
	const program = await started({ DATABASE_URL: database.ownerUrl, TOUCHLINE_DATA: data })
	const owner = new pg.Client({ connectionString: database.ownerUrl })
	await owner.connect()
	await owner.query('create table kept (at text); grant select, insert on kept to touchline_app')
	await owner.end()
	expect(await ask('/one', 'POST')).toEqual({ kept: ['/one'] })
	expect(existsSync(join(data, 'postgres'))).toBe(false)
	program.child.kill('SIGTERM')
	expect(await program.ended).toBe(0)
	await database.drop()
})

test('what keeps it from starting is said in one plain message', async () => {
	const wrong = start({ PORT: 'abc', SMTP_URL: 'mail' })
	expect(await wrong.ended).toBe(1)
	expect(wrong.said().trim().split('\n')).toEqual([
		'These settings are wrong:',
		expect.stringMatching(/^PORT is "abc"/),
		expect.stringMatching(/^SMTP_URL is "mail"/),
	])
	const taken = createServer().listen(port, '127.0.0.1')
	await once(taken, 'listening')
	const blocked = start()
	expect(await blocked.ended).toBe(1)
	expect(blocked.said()).toContain(`Another program uses port ${port}: set PORT to another one.`)
	taken.close()
	const lost = start({ DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/x' })
	lost.child.kill('SIGTERM')
	await lost.ended
	expect(lost.said()).not.toContain('secret')
})
