import { describe, expect, test } from 'vitest'
import {
	happen,
	messagesOf,
	news,
	only,
	statusOf,
	tellClient,
	tellIn,
	useNews,
} from '#features/testing/news.ts'
import { as, studio, within } from '#features/testing/studio.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { deliverMessage } from '#platform/telling/deliver.ts'
import { message, messages } from './queries/messages.ts'
import { choose } from './use-cases/choose.ts'
import { switchKind } from './use-cases/switch-kind.ts'

const posting = useNews()

describe('13.1 who hears what', () => {
	test('13.1 studio and person each switch a channel off; essential mail always goes', async () => {
		const at = await studio()
		must(await as(at.client).do(choose, { kind: 'test-news', channel: 'mail', wanted: false }))
		expect(await tellClient(at)).toEqual([])
		must(await as(at.client).do(choose, { kind: 'test-news', channel: 'mail', wanted: true }))
		must(await as(at.owner).do(switchKind, { kind: 'test-news', channel: 'mail', on: false }))
		expect(await tellClient(at)).toEqual([])
		must(await as(at.owner).do(switchKind, { kind: 'test-news', channel: 'mail', on: true }))
		expect(await tellClient(at)).toHaveLength(1)
		for (const refused of [
			await as(at.client).do(choose, { kind: 'test-vital', channel: 'mail', wanted: false }),
			await as(at.owner).do(switchKind, { kind: 'test-vital', channel: 'mail', on: false }),
		])
			expect(refused).toMatchObject({ code: 'notifications_essential' })
	})

	test('2.1 somebody archived hears nothing, not even what waited', async () => {
		const at = await studio()
		const row = await only(at)
		await within(at.id, (db) =>
			db.updateTable('client').set({ archived_at: new Date() }).where('id', '=', at.client.id).execute(),
		)
		await deliverMessage(at.id, row.id)
		expect(posting.server.mails).toEqual([])
		expect(await statusOf(at, row.id)).toMatchObject({ status: 'suppressed', last_error: 'archived' })
		expect(await tellClient(at)).toEqual([])
	})

	test('I27 telling twice for one event writes one message', async () => {
		const at = await studio()
		const { eventId } = must(await as(at.owner).do(happen, {}))
		for (let n = 0; n < 2; n++)
			await within(at.id, (db) => tellIn(db, at, news, eventId, [at.client.id, at.client.id]))
		expect(await messagesOf(at, eventId)).toHaveLength(1)
		const seen = await within(at.id, (db) => db.selectFrom('notice').select('id').execute())
		expect(seen).toHaveLength(1)
	})
})

test('1.3, I30 the log: a coach sees their clients’, another studio nothing', async () => {
	const [at, rival] = [await studio(), await studio()]
	const row = await only(at)
	const other = await within(at.id, async (db) => {
		const id = newId()
		await db
			.insertInto('staff')
			.values({ studio_id: at.id, id, role: 'coach', name: 'Other', email: 'o@example.test' })
			.execute()
		return { ...at.coach, id }
	})
	expect((await as(at.coach).ask(messages, { q: 'AMELIE' })).messages).toHaveLength(1)
	expect((await as(at.coach).ask(messages, { q: 'nobody' })).messages).toHaveLength(0)
	expect((await as(other).ask(messages, {})).messages).toHaveLength(0)
	for (const actor of [other, rival.owner, at.client])
		await expect(as(actor).ask(message, { messageId: row.id })).rejects.toThrow()
	expect(await as(at.coach).ask(message, { messageId: row.id })).toMatchObject({ text: expect.any(String) })
})
