import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { type TwoApps, twoApps } from '#features/testing/two-apps.ts'
import type { Actor } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { must, NotFound } from '#platform/perform.ts'
import { streamConversation } from './transfers/stream.ts'
import { deleteMessage } from './use-cases/delete-message.ts'
import { markRead } from './use-cases/mark-read.ts'
import { sendMessage } from './use-cases/send-message.ts'

useHouse()
let apps: TwoApps
beforeAll(async () => {
	apps = await twoApps(new Date().toISOString())
}, 60_000)
afterAll(() => apps.stop())

type Heard = { event: string; id: string | null; data: Record<string, unknown>; at: number }
type Ear = { heard: Heard[]; last: () => string | null; ended: Promise<void>; close: () => void }
const ears: Ear[] = []
afterEach(() => {
	for (const ear of ears.splice(0)) ear.close()
})

/** Reads server-sent events as a browser does. */
function listen(response: Response): Ear {
	const heard: Heard[] = []
	const reader = (response.body as ReadableStream<Uint8Array>).getReader()
	const decoder = new TextDecoder()
	let left = ''
	const ended = (async () => {
		for (let part = await reader.read(); !part.done; part = await reader.read()) {
			left += decoder.decode(part.value, { stream: true })
			const blocks = left.split('\n\n')
			left = blocks.pop() ?? ''
			for (const block of blocks) {
				const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null
				const event = field('event')
				if (event)
					heard.push({
						event,
						id: field('id'),
						data: JSON.parse(field('data') ?? '{}'),
						at: performance.now(),
					})
			}
		}
	})().catch(() => undefined)
	const ear = {
		...{ heard, ended },
		last: () => heard.findLast(({ id }) => id !== null)?.id ?? null,
		close: () => void reader.cancel().catch(() => undefined),
	}
	ears.push(ear)
	return ear
}

async function on(n: 0 | 1, actor: Actor, clientId: string, after: string | null): Promise<Ear> {
	const answer = await fetch(`${apps.urlOf(n)}/stream/${clientId}`, {
		headers: { 'x-actor': JSON.stringify(actor), ...(after === null ? {} : { 'last-event-id': after }) },
	})
	expect(answer.status).toBe(200)
	return listen(answer)
}

const bodies = ({ heard }: Ear) =>
	heard.filter(({ event }) => event === 'message').map(({ data }) => data.body)
const until = async (holds: () => boolean) => {
	for (let tries = 0; tries < 500 && !holds(); tries++) await pause(10)
	expect(holds()).toBe(true)
}
const post = (n: 0 | 1, actor: Actor, clientId: string, body: string, id = newId()) =>
	fetch(`${apps.urlOf(n)}/api/v1/clients/${clientId}/messages`, {
		method: 'POST',
		headers: { 'x-actor': JSON.stringify(actor), 'content-type': 'application/json' },
		body: JSON.stringify({ id, body }),
	})

test('12.4 a message sent on one process is at the other within 300 ms', async () => {
	const { client, coach } = await studio()
	const ear = await on(1, coach, client.id, '0')
	await until(() => ear.heard.length > 0)
	const took: number[] = []
	for (let n = 0; n < 20; n++) {
		const from = performance.now()
		expect((await post(0, client, client.id, `no ${n}`)).status).toBe(201)
		await until(() => bodies(ear).length === n + 1)
		took.push((ear.heard.findLast(({ event }) => event === 'message')?.at ?? 0) - from)
	}
	expect(bodies(ear)).toEqual(took.map((_, n) => `no ${n}`))
	// The machine may be busy with other tests: the first may also make its connection.
	expect(took.toSorted((a, b) => a - b)[10]).toBeLessThan(300)
	if (process.env.SAY_FIGURES) console.log(took.map(Math.round).join(' '))
}, 60_000)

test('12.4 a process is killed while messages come: whoever comes back to the other one has each of them once, in order', async () => {
	const { client, coach } = await studio()
	const before = await on(1, coach, client.id, '0')
	const ids = Array.from({ length: 30 }, () => newId())
	const send = async (n: number) => (await post(0, client, client.id, `no ${n}`, ids[n])).status
	for (let n = 0; n < 10; n++) await send(n)
	await until(() => bodies(before).length >= 4)
	apps.kill(1)
	await before.ended
	for (let n = 10; n < 20; n++) await send(n)
	const after = await on(0, coach, client.id, before.last())
	for (let n = 20; n < 30; n++) await send(n)
	await until(() => bodies(before).length + bodies(after).length >= 30)
	await pause(100)
	expect([...bodies(before), ...bodies(after)]).toEqual(ids.map((_, n) => `no ${n}`))
}, 60_000)

const here = async (
	house: TestStudio,
	actor: Actor,
	who: () => Promise<Actor> = async () => actor,
	after = 0,
) => listen(await streamConversation({ actor, who, clientId: house.client.id, after }))

test('12.4 what changes comes too: a message taken back, and how far the other side has read', async () => {
	const house = await studio()
	const { client, coach } = house
	const ear = await here(house, coach)
	const { id, seq } = must(await as(coach).do(sendMessage, { clientId: client.id, id: newId(), body: 'oh' }))
	await until(() => bodies(ear).length === 1)
	must(await as(client).do(markRead, { clientId: client.id, upTo: seq }))
	await until(() => ear.heard.some(({ event, data }) => event === 'standing' && data.clientRead === seq))
	must(await as(coach).do(deleteMessage, { clientId: client.id, messageId: id }))
	await until(() => ear.heard.some(({ data }) => data.deleted === true))
	expect(bodies(ear)).toEqual(['oh', ''])
})

test('I32 a stream ends with the session, and with the right to see: nothing more is heard on it', async () => {
	const house = await studio()
	const { client, coach, id } = house
	let visitor = false
	const who = async (): Promise<Actor> => (visitor ? { ...coach, accountId: newId() } : coach)
	const loggedOut = await here(house, coach, who)
	const lost = await here(house, coach)
	await until(() => loggedOut.heard.length > 0 && lost.heard.length > 0)
	// The session goes: its stream hears of it at once, wherever it runs.
	visitor = true
	const session = {
		id: newId(),
		token: newId(),
		userId: coach.accountId,
		expiresAt: new Date(Date.now() + 60_000),
	}
	await within(null, (db) => db.insertInto('account_session').values(session).execute())
	await within(null, (db) => db.deleteFrom('account_session').where('id', '=', session.id).execute())
	await loggedOut.ended
	const other = await staffMember(id, 'coach')
	await within(id, (db) =>
		db.updateTable('client').set({ primary_coach_id: other.id }).where('id', '=', client.id).execute(),
	)
	must(await as(client).do(sendMessage, { clientId: client.id, id: newId(), body: 'for the new coach' }))
	await lost.ended
	expect(bodies(lost)).toEqual([])
})

test('1.4, I29 no stream opens on a conversation that isn’t theirs; a coach’s list hears of their own clients only', async () => {
	const house = await studio()
	const { client, otherClient, coach, id } = house
	const stranger = await staffMember(id, 'coach')
	await expect(here(house, otherClient)).rejects.toThrow(NotFound)
	await expect(here(house, stranger)).rejects.toThrow(NotFound)
	const listOf = async (actor: Actor) =>
		listen(await streamConversation({ actor, who: async () => actor, clientId: null, after: null }))
	const [mine, theirs] = [await listOf(coach), await listOf(stranger)]
	await pause(200)
	must(await as(client).do(sendMessage, { clientId: client.id, id: newId(), body: 'x' }))
	await until(() => mine.heard.some(({ event }) => event === 'list'))
	await pause(100)
	expect(theirs.heard).toEqual([])
})

test('12.4 a person has ten streams on a process at most; one that ends makes room', async () => {
	const house = await studio()
	const all = await Promise.all(Array.from({ length: 10 }, () => here(house, house.client)))
	const asked = { actor: house.client, who: async () => house.client, clientId: house.client.id, after: 0 }
	expect((await streamConversation(asked)).status).toBe(429)
	all[0]?.close()
	await pause(50)
	const room = await streamConversation(asked)
	expect(room.status).toBe(200)
	listen(room)
})
