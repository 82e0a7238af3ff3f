import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { invitationResent } from '../events.ts'
import { mayInvite } from '../permissions.ts'
import { newSecret } from '../ways-in/install-key.ts'
import { invitationEnd, mailInvitation } from '../ways-in/invitations.ts'
import { keyHash } from '../ways-in/whose-key.ts'

/** Sends an invitation again with a new link and a new term, also after it has run out. The earlier link is dead. */
export const resendInvitation = useCase('accounts.resend-invitation', {
	input: z.object({ invitationId: Id }),
	output: z.object({}),
	limits: ({ invitationId }) => [{ bucket: `resend:${invitationId}`, most: 5, seconds: 86_400 }],
	subject: ({ db }, { invitationId }) =>
		db.selectFrom('invitation').selectAll().where('id', '=', invitationId).forUpdate().executeTakeFirst(),
	may: mayInvite,
	async run({ db, actor, now, emit }, invitation) {
		if (invitation.accepted_at || invitation.withdrawn_at) return refuse('invitation_is_closed')
		const { id: invitationId, studio_id: studioId, name, email, about, client_id: clientId } = invitation
		const secret = newSecret()
		await db
			.updateTable('invitation')
			.set({ secret_hash: keyHash(secret), last_sent_at: now, expires_at: invitationEnd(now) })
			.where('id', '=', invitationId)
			.execute()
		const { eventId } = await emit(invitationResent, {
			data: { invitationId },
			clientId,
			...(clientId ? { subject: { type: 'client', id: clientId } } : {}),
			after: { email },
		})
		await mailInvitation(db, now, {
			...{ studioId, invitationId, eventId, secret, name, email, clientId, about },
			...{ inviter: actor.name, locale: null },
		})
		return ok({})
	},
})
