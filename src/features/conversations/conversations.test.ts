import { beforeEach, expect, test } from 'vitest'
import { exportClient } from '#features/clients/queries/export-client.ts'
import { archiveClients } from '#features/clients/use-cases/archive-clients.ts'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { mergeClients } from '#features/clients/use-cases/merge-clients.ts'
import { useHouse } from '#features/testing/house.ts'
import { as, clientOf, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must, NotFound } from '#platform/perform.ts'
import { conversations } from './queries/conversations.ts'
import { changes, thread } from './queries/thread.ts'
import { unread } from './queries/unread.ts'
import { deleteMessage } from './use-cases/delete-message.ts'
import { markRead } from './use-cases/mark-read.ts'
import { sendMessage } from './use-cases/send-message.ts'

useHouse()
let house: TestStudio
let minute = 0
/** Each message a minute after the one before. */
const tick = () => setClock(() => new Date(Date.UTC(2026, 2, 2, 8, minute++)))
beforeEach(async () => {
	minute = 0
	tick()
	house = await studio()
})

const said = async (actor: Actor, clientId: string, body: string, id = newId()) => {
	tick()
	return must(await as(actor).do(sendMessage, { clientId, id, body }))
}
const waits = async (actor: Actor) => (await as(actor).ask(unread, {})).count
const threadAs = (actor: Actor, clientId: string) => as(actor).ask(thread, { clientId })

test('12.4 both sides read one conversation in one order; what is sent again is there once', async () => {
	const { client, coach } = house
	const id = newId()
	const first = await said(client, client.id, 'Bonjour', id)
	await said(coach, client.id, 'Hello <b>you</b>')
	expect(await said(client, client.id, 'Bonjour', id)).toEqual(first)
	for (const actor of [client, coach]) {
		const { messages } = await threadAs(actor, client.id)
		expect(messages.map(({ body, author }) => [author, body])).toEqual([
			['Amélie Durand', 'Bonjour'],
			[coach.name, 'Hello <b>you</b>'],
		])
	}
	expect(await as(coach).do(sendMessage, { clientId: client.id, id, body: 'mine now' })).toMatchObject({
		code: 'not_found',
	})
	expect(await as(client).do(sendMessage, { clientId: client.id, id: newId(), body: '  ' })).toMatchObject({
		code: 'conversations_empty',
	})
	const long = { clientId: client.id, id: newId(), body: 'x'.repeat(4001) }
	expect(await as(client).do(sendMessage, long)).toMatchObject({ code: 'invalid' })
})

test('1.3, I29, I30 a conversation is its client’s and their coaches’: nobody else’s, and no assistant’s', async () => {
	const { client, otherClient, coach, owner, id } = house
	await said(client, client.id, 'private')
	const assistant = await staffMember(id, 'assistant')
	const stranger = await staffMember(id, 'coach')
	const rival = await studio()
	for (const actor of [otherClient, assistant, stranger, rival.owner, rival.client]) {
		await expect(threadAs(actor, client.id)).rejects.toThrow(NotFound)
		await expect(as(actor).ask(changes, { clientId: client.id, after: 0 })).rejects.toThrow(NotFound)
		expect(await as(actor).do(sendMessage, { clientId: client.id, id: newId(), body: 'x' })).toMatchObject({
			code: 'not_found',
		})
		expect(await as(actor).do(markRead, { clientId: client.id, upTo: 1 })).toMatchObject({
			code: 'not_found',
		})
		expect(await waits(actor)).toBe(0)
	}
	for (const actor of [coach, owner]) expect((await threadAs(actor, client.id)).messages).toHaveLength(1)
	expect((await as(stranger).ask(conversations, { q: 'private' })).conversations).toEqual([])
	// I32: taken away at once.
	await within(id, (db) =>
		db.updateTable('client').set({ primary_coach_id: stranger.id }).where('id', '=', client.id).execute(),
	)
	await expect(threadAs(coach, client.id)).rejects.toThrow(NotFound)
	expect(await waits(coach)).toBe(0)
})

test('12.4 what is unread waits for the other side, until it is read; both see how far the other has read', async () => {
	const { client, coach, owner } = house
	await said(client, client.id, 'one')
	const { seq } = await said(client, client.id, 'two')
	expect([await waits(coach), await waits(owner), await waits(client)]).toEqual([1, 0, 0])
	expect((await threadAs(client, client.id)).staffRead).toBe(0)
	// Whoever only looks in has read it for nobody.
	must(await as(owner).do(markRead, { clientId: client.id, upTo: seq }))
	expect((await threadAs(client, client.id)).staffRead).toBe(0)
	expect(must(await as(coach).do(markRead, { clientId: client.id, upTo: 1 }))).toEqual({ unread: 1 })
	expect(await waits(coach)).toBe(1)
	expect(must(await as(coach).do(markRead, { clientId: client.id, upTo: 999 }))).toEqual({ unread: 0 })
	expect(await threadAs(client, client.id)).toMatchObject({ staffRead: seq, unread: 0 })
	await said(coach, client.id, 'answer')
	expect([await waits(coach), await waits(client)]).toEqual([0, 1])
	// An answer says that what was before it is read.
	await said(client, client.id, 'thanks')
	expect([await waits(coach), await waits(client)]).toEqual([1, 0])
})

test('12.4 whoever wrote a message takes it back: that there was one stays, and it waits for nobody any more', async () => {
	const { client, coach } = house
	const { id } = await said(coach, client.id, 'wrong person')
	expect(await as(client).do(deleteMessage, { clientId: client.id, messageId: id })).toMatchObject({
		code: 'not_found',
	})
	const before = (await threadAs(client, client.id)).seq
	must(await as(coach).do(deleteMessage, { clientId: client.id, messageId: id }))
	const after = await as(client).ask(changes, { clientId: client.id, after: before })
	expect(after.messages).toMatchObject([{ id, deleted: true, body: '' }])
	expect(await waits(client)).toBe(0)
	expect((await as(coach).ask(conversations, { q: 'wrong' })).conversations).toEqual([])
})

test('12.4 the list: unread first, then by the last message, page by page; found by name and by words', async () => {
	const { client, otherClient, coach, id } = house
	const third = await clientOf(id, { firstName: 'Zoé', lastName: 'Lambert', coachId: coach.id })
	await said(otherClient, otherClient.id, 'Mon épaule va mieux')
	await said(coach, third.id, 'Welcome')
	await said(coach, client.id, 'See you')
	const names = async (input: object) =>
		(await as(coach).ask(conversations, input)).conversations.map(({ client: name }) => name)
	expect(await names({})).toEqual(['Ben Okafor', 'Amélie Durand', 'Zoé Lambert'])
	const pages: string[] = []
	for (let after: string | null | undefined; after !== null; ) {
		const page = await as(coach).ask(conversations, { limit: 1, ...(after ? { after } : {}) })
		pages.push(...page.conversations.map(({ client: name }) => name))
		after = page.next
	}
	expect(pages).toEqual(['Ben Okafor', 'Amélie Durand', 'Zoé Lambert'])
	expect(await names({ unread: true })).toEqual(['Ben Okafor'])
	expect(await names({ q: 'EPAU' })).toEqual(['Ben Okafor'])
	expect(await names({ q: 'lambert' })).toEqual(['Zoé Lambert'])
	expect(await names({ q: "l'épaule & (" })).toEqual([])
})

test('12.4 a conversation is read page by page, each from the old to the new', async () => {
	const { client, coach } = house
	for (let n = 1; n <= 5; n++) await said(coach, client.id, `no ${n}`)
	const last = await as(client).ask(thread, { clientId: client.id, limit: 2 })
	expect(last.messages.map(({ body }) => body)).toEqual(['no 4', 'no 5'])
	const before = await as(client).ask(thread, { clientId: client.id, limit: 3, before: last.older ?? '' })
	expect([before.messages.map(({ body }) => body), before.older]).toEqual([['no 1', 'no 2', 'no 3'], null])
})

test('2.1 an archived client reads and hears nothing new', async () => {
	const { client, coach } = house
	await said(coach, client.id, 'bye')
	must(await as(coach).do(archiveClients, { clientIds: [client.id] }))
	expect(await as(coach).do(sendMessage, { clientId: client.id, id: newId(), body: 'x' })).toMatchObject({
		code: 'conversations_archived',
	})
	const archived = { ...client, archived: true }
	expect((await threadAs(archived, client.id)).messages).toHaveLength(1)
	expect(await as(archived).do(sendMessage, { clientId: client.id, id: newId(), body: 'x' })).toMatchObject({
		code: 'not_found',
	})
})

test('I40, 2.1 a client’s file has their conversation; deleting them takes it, words and search included', async () => {
	const { client, coach, id } = house
	await said(client, client.id, 'remember me')
	const file = await as(coach).ask(exportClient, { clientId: client.id })
	expect(file.tables.conversation_message).toMatchObject([{ body: 'remember me' }])
	must(await as(coach).do(deleteClient, { clientId: client.id, confirm: 'Amélie Durand' }))
	const left = await within(id, async (db) => [
		await db.selectFrom('conversation_message').selectAll().execute(),
		await db.selectFrom('conversation_reader').selectAll().execute(),
		await db.selectFrom('conversation').selectAll().execute(),
	])
	expect(left).toEqual([[], [], []])
	expect((await as(coach).ask(conversations, { q: 'remember' })).conversations).toEqual([])
})

test('1.5 two records become one: one conversation in the order of time, and whoever follows misses nothing', async () => {
	const { client, otherClient, coach, owner } = house
	await said(client, client.id, 'first')
	await said(otherClient, otherClient.id, 'second')
	await said(coach, client.id, 'third')
	const { seq } = await threadAs(coach, client.id)
	must(await as(owner).do(mergeClients, { clientId: client.id, mergedClientId: otherClient.id }))
	const after = await as(coach).ask(changes, { clientId: client.id, after: seq })
	expect(after.messages.map(({ body }) => body)).toEqual(['first', 'second', 'third'])
	expect(after.unread).toBe(1)
})

test('12.4 32 messages at once in one conversation: each has a place of its own, and the count is right', async () => {
	const { client, coach } = house
	const ids = Array.from({ length: 32 }, () => newId())
	await Promise.all(
		[...ids, ...ids].map((id) => as(client).do(sendMessage, { clientId: client.id, id, body: id })),
	)
	const { messages, unread: mine } = await as(coach).ask(thread, { clientId: client.id, limit: 100 })
	expect(new Set(messages.map(({ seq }) => seq)).size).toBe(32)
	expect(messages.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
	expect(mine).toBe(32)
})
