import { publicAddress } from '../address.ts'
import { now } from '../clock.ts'
import { transaction } from '../database/transaction.ts'
import { isLoopback } from '../http/public-address.ts'
import { newId } from '../ids.ts'
import { appPool } from '../perform.ts'
import { type Post, smtpPost } from './transport.ts'

/** SMTP where it is set; otherwise the mailbox of this install, read at /mailbox. */
export const posting = (): Post => (process.env.SMTP_URL ? smtpPost(process.env.SMTP_URL) : mailboxPost)

/** Keeps mail in the database instead of sending it: the first start needs no mail server. */
export const mailboxPost: Post = ({ to, subject, html, text }) =>
	transaction(appPool(), null, 'read write', async (db) => {
		await db
			.insertInto('mailbox')
			.values({ id: newId(), to_address: to, subject, html, text, at: now() })
			.execute()
		return { commit: true, value: undefined }
	})

/** Whether mails are kept here and may be read: no mail server, and an address only this machine knows (quality 3). */
export const mailboxIsOpen = (): boolean => !process.env.SMTP_URL && isLoopback(publicAddress().hostname)

type Visit = { address: string; host: string | null; forwarded: boolean }

/**
 * Whether a visitor sits at this machine: they came by one of its own names (another one would be a stranger's page that
 * points its name here), directly, from itself. Reset links stand in the mailbox, so an open port isn't enough.
 */
export const isAtTheMachine = ({ address, host, forwarded }: Visit): boolean =>
	isLoopback(address) && isLoopback((host ?? '').replace(/:\d+$/, '')) && !forwarded
