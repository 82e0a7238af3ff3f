/**
 * A process of its own that answers API requests over HTTP: for races between app processes (I1). Whom a request comes from stands
 * in its `x-actor`, as JSON: ways in are tested elsewhere. What guests do is no operation of the API; it stands under `/guest`, from
 * the address in `x-from`; a conversation as it goes on under `/stream/<client>`. Its orders come as JSON in APP; it says its port when it listens.
 */

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { bookAsGuest } from '#features/appointments/use-cases/book-as-guest.ts'
import { holdTime } from '#features/appointments/use-cases/hold-time.ts'
import { joinAsGuest } from '#features/appointments/use-cases/join-as-guest.ts'
import { afterOf, streamConversation } from '#features/conversations/transfers/stream.ts'
import { furnishing } from '#features/house.ts'
import { answerApi } from '#features/web-api.ts'
import type { Actor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { openHouse } from '#platform/house.ts'
import { nowhere } from '#platform/origin.ts'
import { perform } from '#platform/perform.ts'
import { refusalStatus } from '#platform/refusals.ts'
import type { AnyUseCase } from '#platform/use-case.ts'

type Orders = { appUrl: string; workerUrl: string; now: string }

const { appUrl, workerUrl, now } = JSON.parse(process.env.APP ?? '') as Orders
setClock(() => new Date(now))
await openHouse(furnishing, { appUrl, workerUrl, works: false, post: async () => {}, connections: 16 })

const guests: Record<string, AnyUseCase> = {
	'/guest/hold': holdTime,
	'/guest/book': bookAsGuest,
	'/guest/join': joinAsGuest,
}

async function answer(incoming: IncomingMessage): Promise<Response> {
	const actor = JSON.parse(String(incoming.headers['x-actor'])) as Actor
	const useCase = guests[incoming.url ?? '']
	if (useCase) {
		const from = { ...nowhere, address: String(incoming.headers['x-from']) }
		const outcome = await perform(useCase, JSON.parse(await text(incoming)), { actor, from })
		if (outcome.ok) return Response.json(outcome.value, { status: 201 })
		return Response.json({ code: outcome.code }, { status: refusalStatus(outcome.code) })
	}
	const [, clientId] = /^\/stream\/([^?]+)/.exec(incoming.url ?? '') ?? []
	if (clientId) return stream(incoming, actor, clientId)
	const request = new Request(`http://touchline.test${incoming.url}`, {
		method: incoming.method ?? 'GET',
		headers: { 'content-type': 'application/json' },
		...(incoming.method === 'GET' ? {} : { body: await text(incoming) }),
	})
	return answerApi(request, actor)
}

function stream(incoming: IncomingMessage, actor: Actor, clientId: string): Promise<Response> {
	const came = incoming.headers['last-event-id']
	const headers: Record<string, string> = came === undefined ? {} : { 'last-event-id': String(came) }
	const request = new Request(`http://touchline.test${incoming.url}`, { headers })
	return streamConversation({ actor, who: async () => actor, clientId, after: afterOf(request) })
}

const server = createServer((incoming, outgoing) => {
	answer(incoming).then(
		async (response) => {
			outgoing.writeHead(response.status)
			const reader = response.body?.getReader()
			outgoing.on('close', () => void reader?.cancel())
			for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
				outgoing.write(part.value)
			outgoing.end()
		},
		(error: Error) => outgoing.writeHead(500).end(error.message),
	)
})
server.listen(0, '127.0.0.1', () => console.log(`port ${(server.address() as AddressInfo).port}`))
