import { z } from 'zod'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { Id, newId } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { clientInvited } from '../events.ts'
import { staffOf } from '../permissions.ts'
import { newSecret } from '../ways-in/install-key.ts'
import { invitationEnd, mailInvitation } from '../ways-in/invitations.ts'
import { forAccount } from '../ways-in/limits.ts'
import { keyHash } from '../ways-in/whose-key.ts'

/**
 * 2.1: asks a client in by mail. The link works once, for fourteen days, and can be sent again or withdrawn; an earlier
 * one stops working. Needs the client's address on file.
 */
export const inviteClient = useCase('accounts.invite-client', {
	input: z.object({ clientId: Id }),
	output: z.object({ invitationId: z.string() }),
	limits: (_, { actor }) => [forAccount('invite', actor.accountId ?? '', 500, 3600)],
	subject: ({ db }, { clientId }) =>
		db
			.selectFrom('client')
			.select(['id as client_id', 'first_name', 'last_name', 'email', 'locale', 'account_id', 'archived_at'])
			.where('id', '=', clientId)
			.executeTakeFirst(),
	may: staffOf,
	async run({ db, actor, now, emit, locale }, client) {
		if (client.account_id) return refuse('already_has_access')
		if (client.archived_at) return refuse('client_is_archived')
		if (!client.email) return refuse('client_without_email')
		const { client_id, email } = client
		const name = `${client.first_name} ${client.last_name}`.trim()
		const invitationId = newId()
		const secret = newSecret()
		const studioId = actor.studioId as string
		await db
			.updateTable('invitation')
			.set({ withdrawn_at: now })
			.where('client_id', '=', client_id)
			.where('accepted_at', 'is', null)
			.where('withdrawn_at', 'is', null)
			.execute()
		await db
			.insertInto('invitation')
			.values({
				...{ studio_id: studioId, id: invitationId, client_id, name, email, secret_hash: keyHash(secret) },
				...{ invited_by: actor.id ?? studioId, created_at: now, last_sent_at: now },
				expires_at: invitationEnd(now),
			})
			.execute()
		const { eventId } = await emit(clientInvited, {
			data: { invitationId },
			clientId: client_id,
			subject: { type: 'client', id: client_id },
			after: { email },
		})
		await mailInvitation(db, now, {
			...{ studioId, invitationId, eventId, secret, email, clientId: client_id, inviter: actor.name },
			...{ name: client.first_name || name, locale: client.locale as Locale | null },
		})
		return ok({ invitationId }, [
			{ kind: 'told', text: m.accounts_effect_invited({ name, email }, { locale }) },
		])
	},
	conflicts: { invitation_open_client: 'conflict' },
})
