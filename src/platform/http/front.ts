import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import compression from 'compression'
import type { Running } from '../process.ts'
import { clientAddress } from './client-address.ts'
import { reportHealth } from './health.ts'
import { isOneClick } from './one-click.ts'

/** What adapter-node builds. */
export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown

/** The largest request, uploads included, in bytes. */
const bodyLimit = 25 * 1024 * 1024

/** How the built handler learns origin and client: from headers that only this file writes. */
const headers = { protocol: 'x-app-protocol', host: 'x-app-host', address: 'x-app-address' } as const

/** Tells the built handler where to look; it reads these variables when it is imported, so call this before. */
export function prepareHandlerEnvironment(): void {
	process.env.PROTOCOL_HEADER = headers.protocol
	process.env.HOST_HEADER = headers.host
	process.env.ADDRESS_HEADER = headers.address
	process.env.BODY_SIZE_LIMIT = String(bodyLimit)
	// Variables a hosting platform may have set that would contradict ours.
	delete process.env.PORT_HEADER
	delete process.env.XFF_DEPTH
}

/** The listening part of the program. */
export type Front = {
	server: Server
	/** Stops accepting, lets requests finish for `limit` milliseconds, ends live streams at once. */
	close(limit: number): Promise<void>
}

/**
 * The HTTP server in front of the built handler: limits, `/health`, true client address and origin, compression.
 * Without a handler (a worker) everything but `/health` is not found.
 */
export function createFront(options: {
	handler: Handler | undefined
	publicUrl: string
	proxies: string[]
	health: Running['health']
}): Front {
	const open = new Set<ServerResponse>()
	const addressOf = clientAddress(options.proxies)
	const originOf = originFor(new URL(options.publicUrl))
	const compress = compression({ filter: isCompressible })
	const { handler } = options
	const server = createServer(
		{
			headersTimeout: 15_000,
			requestTimeout: 120_000,
			keepAliveTimeout: 65_000,
			connectionsCheckingInterval: 5_000,
		},
		(request, response) => {
			open.add(response)
			response.once('close', () => open.delete(response))
			const refusal = refusalOf(request)
			if (refusal) return answer(response, refusal.status, refusal.text)
			if (request.url?.split('?')[0] === '/health')
				return void reportHealth(options.health, request, response)
			if (!handler) return answer(response, 404, 'Not found')
			const origin = originOf(request.headers.host)
			request.headers[headers.protocol] = origin.protocol.slice(0, -1)
			request.headers[headers.host] = origin.host
			if (isOneClick(request)) request.headers.origin = origin.origin
			const forwarded = String(request.headers['x-forwarded-for'] ?? '')
			request.headers[headers.address] = addressOf(request.socket.remoteAddress ?? '', forwarded)
			// compression was typed for Express; it uses nothing that Node's own objects lack.
			const middleware = compress as unknown as Handler
			middleware(request, response, () => void handle(handler, request, response))
		},
	)
	server.on('clientError', refuseUnreadable)
	return { server, close: (limit) => close(server, open, limit) }
}

/** What isn't HTTP as we take it never becomes a request: too long an address, too many headers, or nonsense. */
function refuseUnreadable(error: Error & { code?: string; rawPacket?: Buffer }, socket: Duplex): void {
	if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
	const overflow = error.code === 'HPE_HEADER_OVERFLOW'
	// Without the end of the first line, it was the address that went on and on.
	const inAddress = overflow && !error.rawPacket?.subarray(0, 16_384).includes('\r\n')
	const status = inAddress
		? '414 URI Too Long'
		: overflow
			? '431 Request Header Fields Too Large'
			: error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
				? '408 Request Timeout'
				: '400 Bad Request'
	socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

async function handle(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
	try {
		await handler(request, response, () => answer(response, 404, 'Not found'))
	} catch (error) {
		// Whoever asked has hung up, or was cut off for dripping: nothing of ours has failed.
		if (request.destroyed && !request.complete) return void response.destroy()
		console.error('A request failed outside the application:', error)
		if (response.headersSent) response.destroy()
		else answer(response, 500, 'Something went wrong on our side.')
	}
}

function answer(response: ServerResponse, status: number, text: string): void {
	response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
	response.end(`${text}\n`)
}

/** What no page or API could answer well: said here, before anything decodes it. */
function refusalOf(request: IncomingMessage): { status: number; text: string } | undefined {
	const url = request.url ?? ''
	if (!url.startsWith('/') || !isDecodable(url)) return { status: 400, text: 'This address is malformed.' }
	if (Number(request.headers['content-length'] ?? 0) > bodyLimit) {
		return { status: 413, text: `This is too large: the limit is ${bodyLimit / 1024 / 1024} MB.` }
	}
	if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
		return { status: 415, text: 'Send it without content encoding.' }
	}
	return undefined
}

/** Broken escapes and NUL, which PostgreSQL can't store, are no address of ours. */
function isDecodable(url: string): boolean {
	try {
		decodeURIComponent(url.split('?')[0] ?? '')
		return !/%00/.test(url)
	} catch {
		return false
	}
}

/**
 * The origin people see decides which forms are ours, so it comes from the settings, never from what a client
 * sends; only a program on this machine alone may be called by any of the machine's own names.
 */
function originFor(publicUrl: URL): (host: string | undefined) => URL {
	const local = ['localhost', '127.0.0.1', '[::1]']
	if (!local.includes(publicUrl.hostname)) return () => publicUrl
	const origins = new Map(
		local.map((name) => {
			const url = new URL(publicUrl)
			url.hostname = name
			return [url.host, url]
		}),
	)
	return (host) => origins.get(host ?? '') ?? publicUrl
}

/** Live streams must not wait in a compressor; what is already compressed is skipped by `compression` itself. */
function isCompressible(
	request: Parameters<typeof compression.filter>[0],
	response: typeof request.res & object,
) {
	const type = String(response.getHeader('content-type') ?? '')
	return !type.startsWith('text/event-stream') && compression.filter(request, response)
}

async function close(server: Server, open: Set<ServerResponse>, limit: number): Promise<void> {
	const closed = new Promise<void>((resolve) => {
		server.close(() => resolve())
	})
	for (const response of open) {
		// A live stream never finishes: its page connects again, to the next process.
		if (String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')) response.destroy()
		else if (!response.headersSent) response.setHeader('connection', 'close')
	}
	const idle = setInterval(() => server.closeIdleConnections(), 50)
	const enough = setTimeout(() => server.closeAllConnections(), limit)
	await closed
	clearInterval(idle)
	clearTimeout(enough)
}
