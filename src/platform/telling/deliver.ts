import { sql } from 'kysely'
import { now } from '../clock.ts'
import { transaction } from '../database/transaction.ts'
import { appPool } from '../perform.ts'
import { accountMail } from './account-mail.ts'
import { kindNamed } from './kinds.ts'
import { pushTo } from './push.ts'
import { sender } from './sender.ts'
import { poster, refusedForGood } from './transport.ts'
import { oneClickAddress, unsubscribeSigner } from './unsubscribe.ts'

const leaseSeconds = 60

/**
 * Sends one row of `message`: leased first, then sent, then marked (I25). The lease keeps two workers from sending it at
 * once; one that dies in between leaves it to the next try, which carries the same Message-ID (I27). What has lost its sense
 * meanwhile isn't sent. Throws where a later try may succeed: the job then comes back.
 */
export async function deliverMessage(studioId: string, messageId: string): Promise<void> {
	const message = await lease(studioId, messageId)
	if (!message) return settledOrThrow(studioId, messageId)
	try {
		const outcome =
			(await whyNot(studioId, message)) ?? (await sendBy[message.channel as 'mail' | 'push'](message))
		await mark(studioId, messageId, {
			status: outcome === 'sent' ? 'sent' : 'suppressed',
			sent_at: outcome === 'sent' ? now() : null,
			last_error: outcome === 'sent' ? null : outcome,
		})
	} catch (error) {
		const said = error instanceof Error ? error.message : String(error)
		await mark(studioId, messageId, { status: 'failed', sent_at: null, last_error: said.slice(0, 500) })
		if (!refusedForGood(error)) throw error
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

type LeasedMessage = NonNullable<Awaited<ReturnType<typeof lease>>>

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
			.returning([
				sql<string>`(select name from studio where studio.id = message.studio_id)`.as('studioName'),
				sql<boolean>`exists (select from client c where c.studio_id = message.studio_id
					and c.id = message.client_id and c.archived_at is not null)`.as('quiet'),
				// A client's answer goes to their coach, not to a machine.
				sql<string | null>`(select s.email from client c join staff s on s.studio_id = c.studio_id
					and s.id = c.primary_coach_id and s.removed_at is null
					where c.studio_id = message.studio_id and c.id = message.client_id)`.as('replyTo'),
			])
			.executeTakeFirst()
		return { commit: true, value }
	})
}

/**
 * Why a message that waited isn't sent any more: its reader was archived (2.1), its moment has passed, or it is no longer so
 * (I28). Null: it goes.
 */
async function whyNot(
	studioId: string,
	{ quiet, kind, ...message }: LeasedMessage,
): Promise<'archived' | 'too_late' | 'overtaken' | null> {
	const at = now()
	if (quiet) return 'archived'
	if (message.not_after !== null && message.not_after <= at) return 'too_late'
	const known = kindNamed(kind)
	if (!known?.stillHolds) return null
	const about = { eventId: message.event_id, personId: message.client_id ?? message.staff_id, now: at }
	const holds = await transaction(appPool(), studioId, 'read only', async (db) => ({
		commit: false,
		value: await known.stillHolds?.(db, about),
	}))
	return holds ? null : 'overtaken'
}

type Marking = { status: 'sent' | 'failed' | 'suppressed'; sent_at: Date | null; last_error: string | null }

function mark(studioId: string, messageId: string, marking: Marking) {
	return transaction(appPool(), studioId, 'read write', async (db) => {
		await db
			.updateTable('message')
			.set({ ...marking, leased_until: null })
			.where('id', '=', messageId)
			.execute()
		return { commit: true, value: undefined }
	})
}

const sendBy = {
	mail: async (message: LeasedMessage): Promise<'sent'> => {
		const { from, host } = sender(message.studioName)
		await poster()({
			from,
			to: message.address,
			...(message.replyTo ? { replyTo: message.replyTo } : {}),
			subject: message.subject,
			html: message.html ?? '',
			text: message.text,
			messageId: `<${message.id}@${host}>`,
			headers: { 'auto-submitted': 'auto-generated', ...(await unsubscribeHeaders(message)) },
			...invitationOf(message),
		})
		return 'sent'
	},
	push: pushTo,
}

function invitationOf({ calendar, calendar_method: method }: LeasedMessage) {
	return calendar && method ? { icalEvent: { method, content: calendar, filename: 'session.ics' } } : {}
}

/** RFC 8058: mail programs show a button of their own for what isn't essential. */
async function unsubscribeHeaders(message: LeasedMessage): Promise<Record<string, string>> {
	const personId = message.client_id ?? message.staff_id
	const kind = kindNamed(message.kind)
	if (!kind || kind.essential || !personId) return {}
	const sign = await unsubscribeSigner()
	const token = sign({ studioId: message.studio_id, personId, kind: message.kind })
	return {
		'list-unsubscribe': `<${oneClickAddress(token)}>`,
		'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
	}
}

/** Sends a mail of an account (verification, reset …). The job's own id is its Message-ID. */
export async function deliverAccountMail(job: {
	id: string
	to: string
	locale: 'en' | 'fr'
	kind: string
	params: Record<string, string>
}) {
	const { from, host } = sender('Touchline')
	const mail = accountMail(job.kind, job.params, job.locale)
	await poster()({
		from,
		to: job.to,
		messageId: `<${job.id}@${host}>`,
		headers: { 'auto-submitted': 'auto-generated' },
		...mail,
	})
}
