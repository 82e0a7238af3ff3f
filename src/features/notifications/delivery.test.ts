import { describe, expect, test } from 'vitest'
import { happen, messagesOf, news, only, statusOf, tellIn, useNews, vital } from '#features/testing/news.ts'
import { as, studio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { deliverMessage } from '#platform/telling/deliver.ts'
import { mailboxPost } from '#platform/telling/posting.ts'
import { type Post, postBy, smtpPost } from '#platform/telling/transport.ts'
import { messages } from './queries/messages.ts'
import { sendAgain } from './use-cases/send-again.ts'
import { writeText } from './use-cases/write-text.ts'

const posting = useNews()

describe('13.1 the mail as it arrives', () => {
	test('13.1 subject, text and HTML from one wording; reply goes to the coach; nothing unescaped', async () => {
		const at = await studio()
		const row = await only(at)
		await deliverMessage(at.id, row.id)
		const [mail] = posting.server.mails
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
			posting.server.mails[n]?.headers.find((each) => each.key === name)?.value
		expect(header(0, 'list-unsubscribe')).toMatch(
			/^<http:\/\/localhost:3000\/unsubscribe\/[\w-]+\/one-click>$/,
		)
		expect(header(0, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
		expect(posting.server.mails[0]?.html).toMatch(/\/unsubscribe\/[\w-]+"/)
		expect(header(1, 'list-unsubscribe')).toBeUndefined()
		expect(posting.server.mails[1]?.html).not.toContain('unsubscribe')
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
		posting.server.refuseWith(451)
		await expect(deliverMessage(at.id, row.id)).rejects.toThrow('Not today')
		expect(await statusOf(at, row.id)).toMatchObject({ status: 'failed', attempts: 1 })
		posting.server.refuseWith(null)
		await deliverMessage(at.id, row.id)
		expect(posting.server.mails).toHaveLength(1)
		expect(await statusOf(at, row.id)).toMatchObject({ status: 'sent', attempts: 2, last_error: null })
	})

	test('I25 no mail server at all is a failure to try again, too', async () => {
		const at = await studio()
		const row = await only(at)
		postBy(smtpPost('smtp://127.0.0.1:1'))
		await expect(deliverMessage(at.id, row.id)).rejects.toThrow('ECONNREFUSED')
		postBy(smtpPost(posting.server.url))
		await deliverMessage(at.id, row.id)
		expect(posting.server.mails).toHaveLength(1)
	})

	test('13.1 refused for good isn’t tried on its own; it shows its error and can be sent again', async () => {
		const at = await studio()
		const row = await only(at)
		posting.server.refuseWith(550)
		await deliverMessage(at.id, row.id)
		const failed = await as(at.coach).ask(messages, { status: 'failed' })
		expect(failed.messages).toMatchObject([
			{ id: row.id, attempts: 1, error: expect.stringContaining('550') },
		])
		posting.server.refuseWith(null)
		must(await as(at.coach).do(sendAgain, { messageId: row.id }))
		expect(await as(at.coach).do(sendAgain, { messageId: row.id })).toMatchObject({
			code: 'notifications_not_failed',
		})
		await deliverMessage(at.id, row.id)
		expect(posting.server.mails[0]?.messageId).toBe(`<${row.id}@localhost>`)
	})

	test('I27 killed between sending and marking: sent again after the lease, under the same Message-ID', async () => {
		const at = await studio()
		const row = await only(at)
		const smtp = smtpPost(posting.server.url)
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
		expect(posting.server.mails.map((mail) => mail.messageId)).toEqual(Array(2).fill(`<${row.id}@localhost>`))
		await deliverMessage(at.id, row.id)
		expect(posting.server.mails).toHaveLength(2)
	})
})

test('without a mail server mails are kept in the mailbox', async () => {
	const at = await studio()
	postBy(mailboxPost)
	await deliverMessage(at.id, (await only(at)).id)
	const kept = await within(null, (db) => db.selectFrom('mailbox').select('subject').execute())
	expect(kept).toEqual([{ subject: 'News: the "plan" <b>' }])
})
