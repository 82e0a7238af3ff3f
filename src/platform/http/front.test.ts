import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import type { Health } from '../process.ts'
import { createFront, type Front, type Handler } from './front.ts'

let front: Front
const health = new Map<string, Health>()

const echo: Handler = (incoming, response) => {
	response.setHeader('content-type', 'application/json')
	response.end(JSON.stringify({ ...incoming.headers, padding: '-'.repeat(4000) }))
}

async function listening(
	handler: Handler | undefined,
	settings: { publicUrl?: string; proxies?: string[] } = {},
) {
	const { publicUrl = 'https://studio.example.org', proxies = [] } = settings
	front = createFront({ handler, publicUrl, proxies, health })
	await new Promise<void>((resolve) => {
		front.server.listen(0, '127.0.0.1', resolve)
	})
	return (front.server.address() as AddressInfo).port
}

afterEach(async () => {
	health.clear()
	await front.close(0)
})

/** Asks with a path and headers exactly as given, which fetch would mend. */
function ask(port: number, path: string, headers: Record<string, string> = {}) {
	return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
		const asked = request({ port, host: '127.0.0.1', path, headers, agent: false }, (response) => {
			let text = ''
			response.on('data', (data) => {
				text += data
			})
			response.on('error', reject)
			response.on('end', () => resolve({ status: response.statusCode, text }))
		})
		asked.on('error', reject)
		asked.end()
	})
}

test.each(['/%E0%A4%A', '/%', '/client%00', '/?q=%00', 'http://evil.example/', '*'])(
	'a malformed address is a bad request, not our failure: %s',
	async (path) => {
		expect(await ask(await listening(echo), path)).toMatchObject({ status: 400 })
	},
)

test('what is too large or encoded is refused before it is read', async () => {
	const url = `http://127.0.0.1:${await listening(echo)}/`
	const large = await fetch(url, { method: 'POST', body: new Uint8Array(50 * 1024 * 1024) })
	expect(large.status).toBe(413)
	const bomb = await fetch(url, { method: 'POST', body: 'x', headers: { 'content-encoding': 'gzip' } })
	expect(bomb.status).toBe(415)
})

test('origin and client come from us, whatever a client sends', async () => {
	const port = await listening(echo)
	const forged = {
		...{ host: 'evil.example', 'x-app-host': 'evil.example', 'x-app-protocol': 'ftp' },
		...{ 'x-app-address': '1.1.1.1', 'x-forwarded-for': '1.1.1.1' },
	}
	expect(JSON.parse((await ask(port, '/', forged)).text)).toMatchObject({
		...{ 'x-app-host': 'studio.example.org', 'x-app-protocol': 'https', 'x-app-address': '127.0.0.1' },
	})
})

test('behind a proxy the client is who the proxy says', async () => {
	const port = await listening(echo, { proxies: ['127.0.0.0/8'] })
	const { text } = await ask(port, '/', { 'x-forwarded-for': '6.6.6.6, 203.0.113.9' })
	expect(JSON.parse(text)).toMatchObject({ 'x-app-address': '203.0.113.9' })
})

test('a program for this machine alone answers to each of its names', async () => {
	const port = await listening(echo, { publicUrl: 'http://localhost:3000' })
	for (const [host, origin] of [
		['127.0.0.1:3000', '127.0.0.1:3000'],
		['[::1]:3000', '[::1]:3000'],
		['evil.example:3000', 'localhost:3000'],
	] as const) {
		expect(JSON.parse((await ask(port, '/', { host })).text)).toMatchObject({ 'x-app-host': origin })
	}
})

test('pages are compressed, live streams are not', async () => {
	const url = `http://127.0.0.1:${await listening((incoming, response, next) => {
		if (incoming.url !== '/live') return echo(incoming, response, next)
		response.writeHead(200, { 'content-type': 'text/event-stream' })
		response.write(`data: ${'-'.repeat(4000)}\n\n`)
	})}`
	expect((await fetch(url)).headers.get('content-encoding')).toMatch(/^(br|gzip)$/)
	const live = await fetch(`${url}/live`)
	expect(live.headers.get('content-encoding')).toBeNull()
	await live.body?.cancel()
})

test('a request that fails outside the application says nothing of why', async () => {
	const error = vi.spyOn(console, 'error').mockImplementation(() => {})
	const port = await listening(() => Promise.reject(new Error('secret')))
	expect(await ask(port, '/')).toEqual({ status: 500, text: 'Something went wrong on our side.\n' })
	expect(error).toHaveBeenCalledOnce()
	error.mockRestore()
})

test('health says how each part is, without reasons', async () => {
	const port = await listening(undefined)
	health.set('database', async () => 'ok')
	health.set('worker', async () => 'ok')
	expect(await ask(port, '/health')).toEqual({
		status: 200,
		text: '{"status":"ok","database":"ok","worker":"ok"}',
	})
	health.set('worker', async () => 'stopped 5 minutes ago')
	health.set('database', () => Promise.reject(new Error('password of db.internal refused')))
	expect(await ask(port, '/health?x=1')).toEqual({
		status: 503,
		text: '{"status":"unavailable","database":"fails","worker":"stopped 5 minutes ago"}',
	})
	expect(await ask(port, '/')).toMatchObject({ status: 404 })
})

test('closing lets a request finish, ends live streams at once, and cuts what takes too long', async () => {
	const port = await listening((incoming, response) => {
		if (incoming.url === '/live') {
			response.writeHead(200, { 'content-type': 'text/event-stream' })
			response.write('data: 1\n\n')
		} else if (incoming.url === '/slow') setTimeout(() => response.end('finished'), 300)
		else response.writeHead(200).flushHeaders()
	})
	const slow = ask(port, '/slow')
	const live = ask(port, '/live').catch(() => 'ended')
	const stuck = ask(port, '/stuck').catch(() => 'cut')
	await new Promise((resolve) => setTimeout(resolve, 100))
	const start = performance.now()
	const closed = front.close(800)
	expect(await live).toBe('ended')
	expect(performance.now() - start).toBeLessThan(200)
	expect(await slow).toEqual({ status: 200, text: 'finished' })
	expect(await stuck).toBe('cut')
	await closed
	expect(performance.now() - start).toBeGreaterThan(700)
})
