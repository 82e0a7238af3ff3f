import { beforeEach, expect, test } from 'vitest'
import { choose } from '#features/notifications/use-cases/choose.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, clientOf, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { broadcasts } from './queries/broadcasts.ts'
import { quickReplies } from './queries/quick-replies.ts'
import { thread } from './queries/thread.ts'
import { tellWaiting } from './regular.ts'
import { broadcast } from './use-cases/broadcast.ts'
import { changeConversationSettings } from './use-cases/change-conversation-settings.ts'
import { markRead } from './use-cases/mark-read.ts'
import { removeQuickReply } from './use-cases/remove-quick-reply.ts'
import { saveQuickReply } from './use-cases/save-quick-reply.ts'
import { sendMessage } from './use-cases/send-message.ts'
import { broadcastErrand } from './work.ts'

useHouse()
let house: TestStudio
const at = (minutes: number) => setClock(() => new Date(Date.UTC(2026, 2, 2, 8, minutes)))
beforeEach(async () => {
	at(0)
	house = await studio()
	await drain()
	posted.length = 0
})

const says = async (actor: Actor, clientId: string, body: string) =>
	must(await as(actor).do(sendMessage, { clientId, id: newId(), body }))
/** What the worker does every minute. */
async function round() {
	await tellWaiting.run()
	await drain()
	return posted.splice(0).map(({ subject, text }) => ({ subject, text: text ?? '' }))
}

test('13.1 what waits unread is told in one mail after a quarter of an hour, in the reader’s language, and never again', async () => {
	const { client, coach, id } = house
	await within(id, (db) =>
		db.updateTable('client').set({ locale: 'fr' }).where('id', '=', client.id).execute(),
	)
	await says(coach, client.id, 'Repos demain.')
	at(10)
	await says(coach, client.id, 'Et du sommeil !')
	at(14)
	expect(await round()).toEqual([])
	at(15)
	const [mail, ...more] = await round()
	expect(more).toEqual([])
	expect(mail?.subject).toBe(`2 messages de ${coach.name}`)
	expect(mail?.text).toContain('Repos demain.')
	expect(mail?.text).toContain('Et du sommeil !')
	at(60)
	expect(await round()).toEqual([])
	await says(coach, client.id, 'Alors ?')
	at(76)
	const [next] = await round()
	expect(next?.subject).toBe(`1 message de ${coach.name}`)
	expect(next?.text).not.toContain('Repos')
})

test('13.1 who has read meanwhile gets no mail, also where it waited to be sent; who has switched it off neither', async () => {
	const { client, coach } = house
	const { seq } = await says(coach, client.id, 'one')
	at(14)
	must(await as(client).do(markRead, { clientId: client.id, upTo: seq }))
	at(20)
	expect(await round()).toEqual([])
	const second = await says(coach, client.id, 'two')
	at(40)
	await tellWaiting.run()
	must(await as(client).do(markRead, { clientId: client.id, upTo: second.seq }))
	await drain()
	expect(posted.splice(0)).toEqual([])
	must(await as(client).do(choose, { kind: 'messages-wait', channel: 'mail', wanted: false }))
	await says(coach, client.id, 'three')
	at(60)
	expect(await round()).toEqual([])
})

test('13.1, quality 3 a coach’s mail says of whom messages wait, in one for all of them, and not what they say', async () => {
	const { client, otherClient, coach, owner } = house
	await says(client, client.id, 'my knee hurts')
	await says(client, client.id, 'a lot')
	await says(otherClient, otherClient.id, 'secret')
	at(16)
	const [mail, ...more] = await round()
	expect(more).toEqual([])
	expect(mail?.subject).toBe('3 messages from Amélie Durand (2), Ben Okafor')
	expect(mail?.text).not.toMatch(/knee|secret/)
	// I32: whoever may no longer see them isn't told of them.
	const other = await staffMember(house.id, 'coach')
	await says(client, client.id, 'again')
	await within(house.id, (db) =>
		db.updateTable('client').set({ primary_coach_id: other.id }).where('id', '=', client.id).execute(),
	)
	at(40)
	expect(await round()).toEqual([])
	must(await as(owner).do(changeConversationSettings, { digestMinutes: 1 }))
	await says(otherClient, otherClient.id, 'soon')
	at(41)
	expect(await round()).toHaveLength(1)
	expect(await as(coach).do(changeConversationSettings, { digestMinutes: 5 })).toMatchObject({
		code: 'not_found',
	})
})

test('12.4 a message to many: previewed with their number, each in their own conversation, once', async () => {
	const { client, otherClient, coach, owner, id } = house
	await clientOf(id, { firstName: 'Zoé', lastName: 'Lambert', coachId: owner.id })
	const asked = { id: newId(), body: 'Le gymnase ferme lundi.' }
	const seen = await as(coach).preview(broadcast, asked)
	expect(seen.ok && seen.effects.map(({ text }) => text)).toContain('2 people get this message')
	const [once, twice] = await Promise.all([as(coach).do(broadcast, asked), as(coach).do(broadcast, asked)])
	expect(must(once)).toEqual(must(twice))
	await Promise.all([broadcastErrand.run(id, asked.id), broadcastErrand.run(id, asked.id)])
	await drain()
	for (const each of [client, otherClient]) {
		const { messages } = await as(each).ask(thread, { clientId: each.id })
		expect(messages.map(({ body, staffId }) => [body, staffId])).toEqual([[asked.body, coach.id]])
	}
	expect((await as(coach).ask(broadcasts, {})).broadcasts).toMatchObject([{ people: 2, sent: 2, done: true }])
	expect((await as(owner).ask(broadcasts, {})).broadcasts).toEqual([])
	expect(await as(coach).do(broadcast, { ...asked, id: newId(), groupIds: [newId()] })).toMatchObject({
		code: 'conversations_nobody',
	})
	expect(await as(owner).do(broadcast, asked)).toMatchObject({ code: 'not_found' })
})

test('12.4 saved texts are the studio’s: changed, removed, one of a title', async () => {
	const { coach, owner, client } = house
	const text = { title: 'Rappel', body: 'Pensez à boire.' }
	const { quickReplyId } = must(await as(coach).do(saveQuickReply, text))
	expect(await as(owner).do(saveQuickReply, { ...text, title: 'RAPPEL' })).toMatchObject({
		code: 'conversations_title_taken',
	})
	must(await as(owner).do(saveQuickReply, { ...text, quickReplyId, body: 'Buvez.' }))
	expect((await as(coach).ask(quickReplies, {})).quickReplies).toMatchObject([
		{ title: 'Rappel', body: 'Buvez.' },
	])
	expect(await as(client).do(saveQuickReply, text)).toMatchObject({ code: 'not_found' })
	must(await as(coach).do(removeQuickReply, { quickReplyId }))
	expect((await as(coach).ask(quickReplies, {})).quickReplies).toEqual([])
})
