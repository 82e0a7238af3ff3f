import { z } from 'zod'
import { anyone } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { invitationAccepted } from '../events.ts'
import { passwordMaximum } from '../rules/password-length.ts'
import { passwordFlaw } from '../rules/passwords.ts'
import { accountByAddress, createAccount } from '../ways-in/accounts.ts'
import { markAccepted, openInvitation } from '../ways-in/invitations.ts'
import { joinStudio } from '../ways-in/joining.ts'
import { fromHere } from '../ways-in/limits.ts'
import { hashPassword } from '../ways-in/passwords.ts'
import { startSession } from '../ways-in/sessions.ts'

const here = fromHere('invitation', 60)

/**
 * Accepts an invitation with a new account (2.1, I33). The link proves the mailbox, so the address is verified. Where the
 * address is a way into an account already, that account has to log in first: the link alone never opens it (I34).
 */
export const acceptInvitation = useCase('accounts.accept-invitation', {
	input: z.object({
		token: z.string().max(200),
		name: z.string().trim().min(1).max(120),
		newPassword: z.string().min(1).max(passwordMaximum),
	}),
	may: anyone,
	limits: (_, knocking) => [here(knocking)],
	before: ({ newPassword }) => hashPassword(newPassword),
	conflicts: {
		account_email_pkey: 'log_in_to_accept',
		account_email_key: 'log_in_to_accept',
		staff_account: 'already_staff',
		client_account: 'already_client',
	},
	async run({ db, now, from, locale, emit }, _, { token, name, newPassword }, passwordHash) {
		const invitation = await openInvitation(db, token, now)
		if (!invitation) return refuse('link_expired')
		const { email, client_id } = invitation
		if (await accountByAddress(db, email)) return refuse('log_in_to_accept')
		const studio = await db
			.selectFrom('studio')
			.select(['name', 'slug'])
			.where('id', '=', invitation.studio_id)
			.executeTakeFirstOrThrow()
		const own = [name, studio.name, ...email.split('@')]
		const flaw = passwordFlaw(newPassword, { secondFactor: false, own })
		if (flaw) return refuse(flaw.code, flaw.params, 'newPassword')
		if (!(await markAccepted(db, invitation.id, now))) return refuse('link_expired')
		const accountId = await createAccount(db, { name, email, passwordHash, locale, now })
		if (!(await joinStudio(db, invitation, { id: accountId, name }, now))) return refuse('log_in_to_accept')
		await emit(invitationAccepted, {
			data: { invitationId: invitation.id },
			who: name,
			clientId: client_id,
			...(client_id ? { subject: { type: 'client', id: client_id } } : {}),
			after: { email },
		})
		const entering = { accountId, email, next: null, studio: studio.slug }
		return ok(await startSession(db, entering, from, now))
	},
})
