import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerApi } from './api.ts'
import { type Control, controlOf } from './control.ts'
import { Deliveries } from './deliveries.ts'
import { answerPage } from './pages/pages.ts'
import { World } from './world.ts'

export type FakeStripe = Control & { url: string; key: string; close: () => Promise<void> }

const defaultKey = 'sk_test_fake000000000000000000000'

/** Starts a Stripe of one's own: one account, empty, forgotten when closed. */
export async function startFakeStripe(
	options: { port?: number; clock?: () => number; key?: string } = {},
): Promise<FakeStripe> {
	const { port = 0, clock = Date.now, key = defaultKey } = options
	const world = new World({ key, clock })
	const deliveries = new Deliveries(world)
	const control = controlOf(world, deliveries)
	const server = createServer((request, response) => {
		answer(world, control, request, response).catch((error: unknown) => {
			console.error('The fake Stripe stumbled:', error)
			response.writeHead(500).end()
		})
	})
	await listening(server, port)
	world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
	const ticking = setInterval(() => world.settle(), 250).unref()
	return Object.assign(control, {
		url: world.url,
		key,
		close: async () => {
			clearInterval(ticking)
			deliveries.stop()
			server.closeAllConnections()
			await new Promise((resolve) => server.close(resolve))
		},
	})
}

const listening = (server: Server, port: number) =>
	new Promise<void>((resolve, reject) => {
		server.once('error', reject)
		server.listen(port, '127.0.0.1', resolve)
	})

async function answer(
	world: World,
	control: Control,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	world.settle()
	const body = await bodyOf(request)
	const url = new URL(request.url ?? '/', world.url)
	if (url.pathname.startsWith('/v1/')) return answerApi(world, request, response, url, body)
	await answerPage(world, control, { method: request.method ?? 'GET', url, body }, response)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = []
	for await (const chunk of request) chunks.push(chunk as Buffer)
	return Buffer.concat(chunks).toString()
}
