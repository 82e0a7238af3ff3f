import { sql } from 'kysely'
import { type Db, transaction } from '#platform/database/transaction.ts'
import { appPool } from '#platform/perform.ts'
import { deliverMessage } from '#platform/telling/deliver.ts'
import { posting } from '#platform/telling/posting.ts'
import { postBy } from '#platform/telling/transport.ts'
import type { Stage } from './stage.ts'

/** How many of the newest mails the mailbox of a first start holds. */
const kept = 4

/**
 * The story's mails went out long ago: their rows are settled as sent when they were written, their jobs are taken away,
 * and the newest few are put into the mailbox. Where a mail server is set nothing is posted at all.
 */
export async function settleMail(stage: Stage): Promise<void> {
	const newest = process.env.SMTP_URL ? [] : await newestMails(stage)
	// What the story had done has been done: reactions and errands as they came up, deliveries here.
	await within(stage, (db) =>
		sql`delete from pgboss.job where name in ('reaction', 'deliver', 'account-mail', 'errand')`.execute(db),
	)
	postBy(posting())
	for (const id of newest.toReversed()) await deliverMessage(stage.studioId, id)
	await within(stage, (db) =>
		sql`update message set status = 'sent', attempts = 1, sent_at = created_at where status = 'queued'`.execute(
			db,
		),
	)
}

const newestMails = (stage: Stage): Promise<string[]> =>
	within(stage, async (db) => {
		const rows = await db
			.selectFrom('message')
			.select('id')
			.where('channel', '=', 'mail')
			.where('status', '=', 'queued')
			.orderBy('created_at', 'desc')
			// Several things happen at one time of the story; ids differ each time it is told.
			.orderBy('kind')
			.orderBy('address')
			.limit(kept)
			.execute()
		return rows.map((row) => row.id)
	})

const within = <T>(stage: Stage, work: (db: Db) => Promise<T>): Promise<T> =>
	transaction(appPool(), stage.studioId, 'read write', async (db) => ({
		commit: true,
		value: await work(db),
	}))
