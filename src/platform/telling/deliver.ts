import { sql } from 'kysely'
import { now } from '../clock.ts'
import { transaction } from '../database/transaction.ts'
import { appPool } from '../perform.ts'
import { accountMail } from './account-mail.ts'
import { pushTo } from './push.ts'
import { sender } from './sender.ts'
import { poster } from './transport.ts'

const leaseSeconds = 60

/**
 * Sends one row of `message`: leased first, then sent, then marked (I25). The lease keeps two workers from sending it at
 * once; one that dies in between leaves it to the next try, which carries the same Message-ID (I27).
 */
export async function deliverMessage(studioId: string, messageId: string): Promise<void> {
	const message = await lease(studioId, messageId)
	if (!message) return settledOrThrow(studioId, messageId)
	try {
		const gone = message.channel === 'mail' ? await post(message) : await pushTo(message)
		await mark(studioId, messageId, {
			status: gone === 'gone' ? 'suppressed' : 'sent',
			sent_at: now(),
			last_error: null,
			leased_until: null,
		})
	} catch (error) {
		const said = error instanceof Error ? error.message : String(error)
		await mark(studioId, messageId, { status: 'failed', last_error: said.slice(0, 500), leased_until: null })
		throw error
	}
}

/** Nothing to lease: fine when it was sent or dropped; otherwise somebody holds it, and this job must come back. */
async function settledOrThrow(studioId: string, messageId: string): Promise<void> {
	const row = await transaction(appPool(), studioId, 'read only', async (db) => ({
		commit: false,
		value: await db.selectFrom('message').select('status').where('id', '=', messageId).executeTakeFirst(),
	}))
	if (row && row.status !== 'sent' && row.status !== 'suppressed')
		throw new Error('another worker holds this message')
}

export type MessageRow = NonNullable<Awaited<ReturnType<typeof lease>>>

function lease(studioId: string, messageId: string) {
	return transaction(appPool(), studioId, 'read write', async (db) => {
		const value = await db
			.updateTable('message')
			.set({
				status: 'sending',
				attempts: sql<number>`attempts + 1`,
				leased_until: new Date(now().getTime() + leaseSeconds * 1000),
			})
			.where('id', '=', messageId)
			.where('status', 'in', ['queued', 'failed', 'sending'])
			.where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<', now())]))
			.returningAll()
			.executeTakeFirst()
		return { commit: true, value }
	})
}

type Marking = {
	status: 'sent' | 'failed' | 'suppressed'
	sent_at?: Date
	last_error: string | null
	leased_until: null
}

function mark(studioId: string, messageId: string, marking: Marking) {
	return transaction(appPool(), studioId, 'read write', async (db) => {
		await db.updateTable('message').set(marking).where('id', '=', messageId).execute()
		return { commit: true, value: undefined }
	})
}

async function post(message: MessageRow): Promise<'sent'> {
	const { from, host } = await sender(message.studio_id)
	await poster()({
		from,
		to: message.address,
		subject: message.subject,
		html: message.html ?? '',
		text: message.text,
		messageId: `<${message.id}@${host}>`,
	})
	return 'sent'
}

/** Sends a mail of an account (verification, reset …). The job's own id is its Message-ID. */
export async function deliverAccountMail(job: {
	id: string
	to: string
	locale: 'en' | 'fr'
	kind: string
	params: Record<string, string>
}) {
	const { from, host } = await sender(null)
	const mail = accountMail(job.kind, job.params, job.locale)
	await poster()({ from, to: job.to, messageId: `<${job.id}@${host}>`, ...mail })
}
