import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { useHouse } from '#features/testing/house.ts'
import { type MailServer, mailServer } from '#features/testing/mail-server.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { eventType } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { send } from '#platform/jobs.ts'
import { must } from '#platform/perform.ts'
import { anyone } from '#platform/permission.ts'
import { deliverMessage } from '#platform/telling/deliver.ts'
import { messageKind } from '#platform/telling/kinds.ts'
import { mailboxPost } from '#platform/telling/posting.ts'
import { tell } from '#platform/telling/tell.ts'
import { type Post, postBy, smtpPost } from '#platform/telling/transport.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { message, messages } from './queries/messages.ts'
import { choose } from './use-cases/choose.ts'
import { sendAgain } from './use-cases/send-again.ts'
import { switchKind } from './use-cases/switch-kind.ts'
import { writeText } from './use-cases/write-text.ts'

const words = { title: () => 'Words', button: () => 'Look', params: ['firstName', 'what'] as const }
const news = messageKind({
	...words,
	kind: 'test-news',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	subject: ({ what }, locale) => (locale === 'fr' ? `Nouvelle : ${what}` : `News: ${what}`),
	body: ({ firstName }) => `Hello ${firstName},\n\nhere it is.`,
})
const vital = messageKind({
	...words,
	kind: 'test-vital',
	to: 'client',
	essential: true,
	channels: ['mail', 'notice'],
	subject: () => 'Vital',
	body: () => 'You must know.',
})

useHouse({ messageKinds: [news, vital] })

let server: MailServer
beforeEach(async () => {
	server = await mailServer()
	postBy(smtpPost(server.url))
})
afterEach(async () => {
	setClock(null)
	await server.close()
})

const happened = eventType('test.happened', z.object({}))
const happen = useCase('test.happen', {
	input: z.object({ refused: z.boolean().default(false) }),
	may: anyone,
	run: async ({ emit }, _, { refused }) => {
		const { eventId } = await emit(happened, { data: {} })
		return refused ? refuse('conflict') : ok({ eventId })
	},
})

/** Tells the client, as a reaction does; answers the ids of the messages written. */
async function tellClient(at: TestStudio, kind: typeof news | typeof vital = news, to = [at.client.id]) {
	const { eventId } = must(await as(at.owner).do(happen, {}))
	await within(at.id, (db) => tellIn(db, at, kind, eventId, to))
	return messagesOf(at, eventId)
}

const tellIn = (
	db: Parameters<typeof tell>[0]['db'],
	at: TestStudio,
	kind: typeof news | typeof vital,
	eventId: string,
	to: string[],
) =>
	tell({ db, send, now: new Date(), address: 'http://localhost:3000' }, kind, {
		studioId: at.id,
		eventId,
		to,
		link: '/client/programs/1',
		params: ({ firstName }) => ({ firstName, what: 'the "plan" <b>' }),
	})

const messagesOf = (at: TestStudio, eventId: string) =>
	within(at.id, (db) =>
		db.selectFrom('message').selectAll().where('event_id', '=', eventId).orderBy('channel').execute(),
	)
const only = async (at: TestStudio, kind?: typeof news | typeof vital) => {
	const [row] = await tellClient(at, kind)
	if (!row) throw new Error('nothing was written')
	return row
}
const statusOf = (at: TestStudio, id: string) =>
	within(at.id, (db) =>
		db
			.selectFrom('message')
			.select(['status', 'attempts', 'last_error'])
			.where('id', '=', id)
			.executeTakeFirst(),
	)

describe('13.1 the mail as it arrives', () => {
	test('13.1 subject, text and HTML from one wording; reply goes to the coach; nothing unescaped', async () => {
		const at = await studio()
		const row = await only(at)
		await deliverMessage(at.id, row.id)
		const [mail] = server.mails
		expect(mail?.subject).toBe('News: the "plan" <b>')
		expect(mail?.text).toContain('Hello Amélie,')
		expect(mail?.html).toContain('News: the &quot;plan&quot; &lt;b&gt;')
		expect(mail?.html).not.toContain('<b>')
		expect(mail?.from?.name).toMatch(/^Studio \d+$/)
		expect(mail?.replyTo?.[0]?.address).toBe(`${at.coach.accountId}@example.test`)
		expect(mail?.messageId).toBe(`<${row.id}@localhost>`)
	})

	test('13.1 one-click unsubscribe stands in what isn’t essential, and only there (RFC 8058)', async () => {
		const at = await studio()
		await deliverMessage(at.id, (await only(at)).id)
		await deliverMessage(at.id, (await only(at, vital)).id)
		const header = (n: number, name: string) =>
			server.mails[n]?.headers.find((each) => each.key === name)?.value
		expect(header(0, 'list-unsubscribe')).toMatch(
			/^<http:\/\/localhost:3000\/unsubscribe\/[\w-]+\/one-click>$/,
		)
		expect(header(0, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
		expect(server.mails[0]?.html).toMatch(/\/unsubscribe\/[\w-]+"/)
		expect(header(1, 'list-unsubscribe')).toBeUndefined()
		expect(server.mails[1]?.html).not.toContain('unsubscribe')
	})

	test('13.1 the reader’s language and the studio’s own words', async () => {
		const at = await studio()
		const own = {
			kind: 'test-news',
			locale: 'fr' as const,
			subject: 'Du neuf : {what}',
			body: 'Salut {firstName} !',
		}
		must(await as(at.owner).do(writeText, own))
		await within(at.id, (db) =>
			db.updateTable('client').set({ locale: 'fr' }).where('id', '=', at.client.id).execute(),
		)
		const row = await only(at)
		expect(row).toMatchObject({ locale: 'fr', subject: 'Du neuf : the "plan" <b>' })
		expect(row.text).toContain('Salut Amélie !')
		expect(await as(at.owner).do(writeText, { ...own, body: 'Bonjour {prenom}' })).toMatchObject({
			code: 'notifications_unknown_name',
			field: 'body',
		})
		expect(await as(at.coach).do(writeText, own)).toMatchObject({ code: 'not_found' })
	})
})

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
		expect(server.mails).toEqual([])
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

describe('13.2 rolled back or crashed', () => {
	test('I25 a change that is rolled back writes no event, no message and no job', async () => {
		const at = await studio()
		expect(await as(at.owner).do(happen, { refused: true })).toMatchObject({ ok: false })
		must(await as(at.owner).preview(happen, {}))
		const { eventId } = must(await as(at.owner).do(happen, {}))
		await expect(
			within(at.id, async (db) => {
				await tellIn(db, at, news, eventId, [at.client.id])
				throw new Error('crash')
			}),
		).rejects.toThrow('crash')
		expect(await messagesOf(at, eventId)).toEqual([])
		const events = await within(at.id, (db) => db.selectFrom('event').select('id').execute())
		expect(events).toHaveLength(1)
	})

	test('I25 the mail server refuses, then accepts: the error is kept, nothing is lost', async () => {
		const at = await studio()
		const row = await only(at)
		server.refuseWith(451)
		await expect(deliverMessage(at.id, row.id)).rejects.toThrow('Not today')
		expect(await statusOf(at, row.id)).toMatchObject({ status: 'failed', attempts: 1 })
		server.refuseWith(null)
		await deliverMessage(at.id, row.id)
		expect(server.mails).toHaveLength(1)
		expect(await statusOf(at, row.id)).toMatchObject({ status: 'sent', attempts: 2, last_error: null })
	})

	test('I25 no mail server at all is a failure to try again, too', async () => {
		const at = await studio()
		const row = await only(at)
		postBy(smtpPost('smtp://127.0.0.1:1'))
		await expect(deliverMessage(at.id, row.id)).rejects.toThrow('ECONNREFUSED')
		postBy(smtpPost(server.url))
		await deliverMessage(at.id, row.id)
		expect(server.mails).toHaveLength(1)
	})

	test('13.1 refused for good isn’t tried on its own; it shows its error and can be sent again', async () => {
		const at = await studio()
		const row = await only(at)
		server.refuseWith(550)
		await deliverMessage(at.id, row.id)
		const failed = await as(at.coach).ask(messages, { status: 'failed' })
		expect(failed.messages).toMatchObject([
			{ id: row.id, attempts: 1, error: expect.stringContaining('550') },
		])
		server.refuseWith(null)
		must(await as(at.coach).do(sendAgain, { messageId: row.id }))
		expect(await as(at.coach).do(sendAgain, { messageId: row.id })).toMatchObject({
			code: 'notifications_not_failed',
		})
		await deliverMessage(at.id, row.id)
		expect(server.mails[0]?.messageId).toBe(`<${row.id}@localhost>`)
	})

	test('I27 killed between sending and marking: sent again after the lease, under the same Message-ID', async () => {
		const at = await studio()
		const row = await only(at)
		const smtp = smtpPost(server.url)
		let reached = () => {}
		const sent = new Promise<void>((resolve) => {
			reached = resolve
		})
		// The mail is handed over, and then this process never gets to say so.
		const dies: Post = async (mail) => {
			await smtp(mail)
			reached()
			await new Promise(() => {})
		}
		postBy(dies)
		void deliverMessage(at.id, row.id)
		await sent
		postBy(smtp)
		await expect(deliverMessage(at.id, row.id)).rejects.toThrow('another worker holds this message')
		setClock(() => new Date(Date.now() + 61_000))
		await deliverMessage(at.id, row.id)
		expect(server.mails.map((mail) => mail.messageId)).toEqual(Array(2).fill(`<${row.id}@localhost>`))
		await deliverMessage(at.id, row.id)
		expect(server.mails).toHaveLength(2)
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

test('without a mail server mails are kept in the mailbox', async () => {
	const at = await studio()
	postBy(mailboxPost)
	await deliverMessage(at.id, (await only(at)).id)
	const kept = await within(null, (db) => db.selectFrom('mailbox').select('subject').execute())
	expect(kept).toEqual([{ subject: 'News: the "plan" <b>' }])
})
