import { now } from '../clock.ts'
import { transaction } from '../database/transaction.ts'
import { newId } from '../ids.ts'
import { appPool } from '../perform.ts'
import { type Post, smtpPost } from './transport.ts'

/** SMTP where it is set; otherwise the mailbox of this install, read at /mailbox. */
export const posting = (): Post => (process.env.SMTP_URL ? smtpPost(process.env.SMTP_URL) : mailboxPost)

/** Keeps mail in the database instead of sending it: the first start needs no mail server. */
const mailboxPost: Post = ({ to, subject, html, text }) =>
	transaction(appPool(), null, 'read write', async (db) => {
		await db
			.insertInto('mailbox')
			.values({ id: newId(), to_address: to, subject, html, text, at: now() })
			.execute()
		return { commit: true, value: undefined }
	})
