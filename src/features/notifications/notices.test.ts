import { describe, expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { visitor } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { must, perform } from '#platform/perform.ts'
import { isAtTheMachine } from '#platform/telling/posting.ts'
import { readUnsubscription, unsubscribeSigner } from '#platform/telling/unsubscribe.ts'
import { mailbox } from './queries/mailbox.ts'
import { notices } from './queries/notices.ts'
import { unsubscription } from './queries/person-behind.ts'
import { unreadCount } from './queries/unread-count.ts'
import { choose } from './use-cases/choose.ts'
import { markAllRead } from './use-cases/mark-all-read.ts'
import { markRead } from './use-cases/mark-read.ts'
import { unsubscribe } from './use-cases/unsubscribe.ts'

useHouse()

const kind = 'program-available'

const noticesFor = ({ id, client }: TestStudio, count: number) =>
	within(id, async (db) => {
		for (let n = 0; n < count; n++) {
			const eventId = newId()
			await db
				.insertInto('event')
				.values({
					studio_id: id,
					id: eventId,
					name: 'test',
					at: new Date(),
					use_case: 'test',
					actor_kind: 'system',
					actor_name: 'Touchline',
					via: 'system',
				})
				.execute()
			const params = { firstName: 'Amélie', program: `Plan ${n}`, coach: 'Camille', weeks: '8 weeks' }
			await db
				.insertInto('notice')
				.values({
					studio_id: id,
					id: newId(),
					event_id: eventId,
					kind,
					client_id: client.id,
					params: JSON.stringify(params),
					link: '/client/programs/1',
				})
				.execute()
		}
	})

describe('13.1 in-app notices', () => {
	test('13.1 newest first, page by page, in the reader’s language; counted and marked as read', async () => {
		const at = await studio()
		await noticesFor(at, 3)
		expect(await as(at.client).ask(unreadCount, {})).toEqual({ count: 3 })
		const first = await as({ ...at.client, locale: 'fr' }).ask(notices, { limit: 2 })
		expect(first.notices.map((each) => each.title)).toEqual([
			'«\u00a0Plan 2\u00a0» est disponible',
			'«\u00a0Plan 1\u00a0» est disponible',
		])
		expect(first.notices[0]?.text).toMatch(/^Le programme/)
		const [newest] = first.notices
		must(await as(at.client).do(markRead, { noticeId: newest?.id ?? '' }))
		expect(await as(at.client).ask(unreadCount, {})).toEqual({ count: 2 })
		const rest = await as(at.client).ask(notices, { after: first.next ?? '' })
		expect(rest).toMatchObject({ notices: [{ title: '“Plan 0” is ready for you', read: false }], next: null })
		must(await as(at.client).do(markAllRead, {}))
		expect(await as(at.client).ask(unreadCount, {})).toEqual({ count: 0 })
		expect((await as(at.client).ask(notices, { unread: true })).notices).toEqual([])
	})

	test('I29 nobody reads or marks somebody else’s', async () => {
		const at = await studio()
		await noticesFor(at, 1)
		const [notice] = (await as(at.client).ask(notices, {})).notices
		for (const actor of [at.otherClient, at.owner]) {
			expect((await as(actor).ask(notices, {})).notices).toEqual([])
			expect(await as(actor).do(markRead, { noticeId: notice?.id ?? '' })).toMatchObject({
				code: 'not_found',
			})
			expect(must(await as(actor).do(markAllRead, {}))).toEqual({ read: 0 })
		}
	})
})

describe('13.1 one-click unsubscribe', () => {
	const byLink = (studioId: string, token: string, wanted?: boolean) =>
		perform(unsubscribe, { token, wanted }, { actor: visitor('en', null, studioId) })

	test('13.1 the link works without logging in, says what it did, and can be taken back', async () => {
		const at = await studio()
		const token = (await unsubscribeSigner())({ studioId: at.id, personId: at.client.id, kind })
		const look = () => as(visitor('en', null, at.id)).ask(unsubscription, { token })
		expect(await look()).toMatchObject({ title: 'A program is shared', wanted: true })
		must(await byLink(at.id, token))
		must(await byLink(at.id, token))
		expect(await look()).toMatchObject({ wanted: false })
		must(await byLink(at.id, token, true))
		expect(await look()).toMatchObject({ wanted: true })
		const trail = await within(at.id, (db) =>
			db.selectFrom('event').select(['actor_kind', 'client_id']).where('name', 'like', 'notif%').execute(),
		)
		expect(trail[0]).toEqual({ actor_kind: 'visitor', client_id: at.client.id })
	})

	test('13.1 a changed, foreign or cut token is nothing', async () => {
		const [at, rival] = [await studio(), await studio()]
		const sign = await unsubscribeSigner()
		const token = sign({ studioId: at.id, personId: at.client.id, kind })
		const bytes = Buffer.from(token, 'base64url')
		bytes[20] = (bytes[20] ?? 0) ^ 1
		for (const broken of [bytes.toString('base64url'), token.slice(0, 40), '', 'x'.repeat(300)])
			expect(await readUnsubscription(broken)).toBeNull()
		expect(await byLink(rival.id, token)).toMatchObject({ code: 'not_found' })
		const nobody = sign({ studioId: at.id, personId: newId(), kind })
		expect(await byLink(at.id, nobody)).toMatchObject({ code: 'not_found' })
	})

	test('1.4 a client can’t choose about what only staff are told, nor about what doesn’t exist', async () => {
		const at = await studio()
		expect(await as(at.owner).do(choose, { kind, channel: 'mail', wanted: false })).toMatchObject({
			code: 'not_found',
		})
		expect(await as(at.client).do(choose, { kind: 'nothing', channel: 'mail', wanted: false })).toMatchObject(
			{
				code: 'not_found',
			},
		)
	})
})

describe('/mailbox', () => {
	const here = { address: '127.0.0.1', host: 'localhost:3000', forwarded: false }
	test.each([
		[here, true],
		[{ ...here, address: '::ffff:127.0.0.1', host: '[::1]:3000' }, true],
		[{ ...here, address: '192.168.1.20' }, false],
		[{ ...here, host: 'rebound.example.org' }, false],
		[{ ...here, host: null }, false],
		[{ ...here, forwarded: true }, false],
	])('only for who sits at the machine: %j → %s', (visit, expected) => {
		expect(isAtTheMachine(visit)).toBe(expected)
	})

	test.each([
		['https://studio.example.org', undefined, false],
		['http://localhost:3000', 'smtp://127.0.0.1:25', false],
		['http://localhost:3000', undefined, true],
	])('at %s with mail server %s it is there: %s', async (address, smtp, expected) => {
		const before = { ...process.env }
		process.env.TOUCHLINE_URL = address
		if (smtp) process.env.SMTP_URL = smtp
		const found = await as(visitor('en'))
			.ask(mailbox, {})
			.then(
				() => true,
				() => false,
			)
		process.env = before
		expect(found).toBe(expected)
	})
})
