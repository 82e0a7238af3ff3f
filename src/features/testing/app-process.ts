/**
 * A process of its own that answers API requests over HTTP: for races between app processes (I1). Whom a request comes from stands
 * in its `x-actor`, as JSON: ways in are tested elsewhere. Its orders come as JSON in APP; it says its port when it listens.
 */

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { furnishing } from '#features/house.ts'
import { answerApi } from '#features/web-api.ts'
import type { Actor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { openHouse } from '#platform/house.ts'

type Orders = { appUrl: string; workerUrl: string; now: string }

const { appUrl, workerUrl, now } = JSON.parse(process.env.APP ?? '') as Orders
setClock(() => new Date(now))
await openHouse(furnishing, { appUrl, workerUrl, works: false, post: async () => {}, connections: 16 })

async function answer(incoming: IncomingMessage): Promise<Response> {
	const actor = JSON.parse(String(incoming.headers['x-actor'])) as Actor
	const request = new Request(`http://touchline.test${incoming.url}`, {
		method: incoming.method ?? 'GET',
		headers: { 'content-type': 'application/json' },
		body: await text(incoming),
	})
	return answerApi(request, actor)
}

const server = createServer((incoming, outgoing) => {
	answer(incoming).then(
		async (response) => outgoing.writeHead(response.status).end(await response.text()),
		(error: Error) => outgoing.writeHead(500).end(error.message),
	)
})
server.listen(0, '127.0.0.1', () => console.log(`port ${(server.address() as AddressInfo).port}`))
