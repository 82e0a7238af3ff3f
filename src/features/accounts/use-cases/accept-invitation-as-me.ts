import { z } from 'zod'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { invitationAccepted } from '../events.ts'
import { accountInPerson } from '../permissions.ts'
import { digest } from '../ways-in/install-key.ts'
import { markAccepted, openInvitation } from '../ways-in/invitations.ts'
import { adoptAddress, joinStudio } from '../ways-in/joining.ts'
import { fromHere } from '../ways-in/limits.ts'

const here = fromHere('invitation', 60)

/**
 * Accepts an invitation with the account that is logged in, whatever its address: the link proves the invited mailbox,
 * which becomes one more way into this account (1.5, I33).
 */
export const acceptInvitationAsMe = useCase('accounts.accept-invitation-as-me', {
	input: z.object({ token: z.string().max(200) }),
	may: accountInPerson,
	limits: (_, knocking) => [here(knocking)],
	conflicts: { staff_account: 'already_staff', client_account: 'already_client' },
	async run({ db, now, actor, from, emit }, _, { token }) {
		const invitation = await openInvitation(db, token, now)
		if (!invitation || !(await markAccepted(db, invitation.id, now))) return refuse('link_expired')
		const accountId = actor.accountId as string
		const account = await db
			.selectFrom('account')
			.select(['id', 'name'])
			.where('id', '=', accountId)
			.executeTakeFirstOrThrow()
		const side = await joinStudio(db, invitation, account, now)
		if (!side) return refuse('invitation_of_other_account')
		await adoptAddress(db, accountId, invitation.email, now)
		await db
			.updateTable('account_session')
			.set({ studioId: invitation.studio_id, side })
			.where('token', '=', digest(from.session ?? ''))
			.execute()
		const { client_id } = invitation
		await emit(invitationAccepted, {
			data: { invitationId: invitation.id },
			who: account.name,
			clientId: client_id,
			...(client_id ? { subject: { type: 'client', id: client_id } } : {}),
			after: { email: invitation.email },
		})
		return ok({ goes: side === 'client' ? '/client' : '/coach' })
	},
})
