import type { Locale } from '#platform/actor.ts'
import { publicAddress } from '#platform/address.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { send } from '#platform/jobs.ts'
import { tellAddress } from '#platform/telling/tell-address.ts'
import type { Acting } from '#platform/use-case.ts'
import { clientInvitedMail } from '../emails/client-invited.ts'
import { programInvitedMail } from '../emails/program-invited.ts'
import { staffInvitedMail } from '../emails/staff-invited.ts'
import { clientInvited } from '../events.ts'
import { linkToken, readLinkToken } from '../rules/link-token.ts'
import { newSecret } from './install-key.ts'
import { keyHash } from './whose-key.ts'

/** How long an invitation can be accepted, in days. */
export const invitationDays = 14
export const invitationEnd = (now: Date): Date => new Date(now.getTime() + invitationDays * 86_400_000)

type Inviting = {
	studioId: string
	invitationId: string
	eventId: string
	secret: string
	name: string
	email: string
	locale: Locale | null
	clientId: string | null
	/** What it invites to, besides the studio: a program's title (6.2). */
	about?: string | null
	inviter: string
}

/** Queues the mail with the link. The secret is in the mail alone; the row keeps its hash (I33). */
export async function mailInvitation(db: Db, now: Date, inviting: Inviting): Promise<void> {
	const { studioId, eventId, invitationId: id, secret, name, email, locale, clientId, inviter } = inviting
	const { about } = inviting
	const days = String(invitationDays)
	const telling = {
		...{ studioId, eventId, to: { firstName: name, email, locale, clientId } },
		link: `/invitation/${linkToken({ studioId, id, secret })}`,
	}
	const hands = { db, send, now, address: publicAddress().origin }
	if (about) {
		await tellAddress(hands, programInvitedMail, {
			...telling,
			params: ({ studioName: studio }) => ({ name, studio, program: about, days }),
		})
	} else if (clientId) {
		await tellAddress(hands, clientInvitedMail, {
			...telling,
			params: ({ studioName: studio }) => ({ name, studio, days }),
		})
	} else {
		await tellAddress(hands, staffInvitedMail, {
			...telling,
			params: ({ studioName: studio }) => ({ name, studio, inviter, days }),
		})
	}
}

type InvitingClient = {
	client: { client_id: string; first_name: string; last_name: string; email: string; locale: string | null }
	about: string | null
}

/** Writes a client's invitation and mails its link: into the studio, or to something there (2.1, 6.2). */
export async function makeInvitation(
	{ db, actor, now, emit }: Acting,
	{ client, about }: InvitingClient,
): Promise<string> {
	const { client_id, email } = client
	const name = `${client.first_name} ${client.last_name}`.trim()
	const invitationId = newId()
	const secret = newSecret()
	const studioId = actor.studioId as string
	await db
		.insertInto('invitation')
		.values({
			...{
				studio_id: studioId,
				id: invitationId,
				client_id,
				about,
				name,
				email,
				secret_hash: keyHash(secret),
			},
			...{ invited_by: actor.id ?? studioId, created_at: now, last_sent_at: now },
			expires_at: invitationEnd(now),
		})
		.execute()
	const { eventId } = await emit(clientInvited, {
		data: { invitationId },
		clientId: client_id,
		subject: { type: 'client', id: client_id },
		after: { email, ...(about ? { title: about } : {}) },
	})
	await mailInvitation(db, now, {
		...{ studioId, invitationId, eventId, secret, email, clientId: client_id, about, inviter: actor.name },
		...{ name: client.first_name || name, locale: client.locale as Locale | null },
	})
	return invitationId
}

/** The studio a link leads to, for the door; null for what is no link of ours. */
export const studioOfLink = (token: string | undefined): string | null =>
	readLinkToken(token ?? '')?.studioId ?? null

/** The open invitation a link stands for; undefined when it is unknown, accepted, withdrawn or too old, all the same. */
export async function openInvitation(db: Db, token: string, now: Date) {
	const named = readLinkToken(token)
	if (!named) return undefined
	return db
		.selectFrom('invitation')
		.selectAll()
		.where('id', '=', named.id)
		.where('secret_hash', '=', keyHash(named.secret))
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirst()
}

/** Of any number who accept at once, one does (I33). */
export async function markAccepted(db: Db, invitationId: string, now: Date): Promise<boolean> {
	const marked = await db
		.updateTable('invitation')
		.set({ accepted_at: now })
		.where('id', '=', invitationId)
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.returning('id')
		.executeTakeFirst()
	return marked !== undefined
}
