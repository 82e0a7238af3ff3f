import { z } from 'zod'
import { m } from '#messages'
import { newId } from '#platform/ids.ts'
import { owner } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { staffInvited } from '../events.ts'
import { EmailAddress } from '../rules/address.ts'
import { newSecret } from '../ways-in/install-key.ts'
import { invitationEnd, mailInvitation } from '../ways-in/invitations.ts'
import { forAccount } from '../ways-in/limits.ts'
import { keyHash } from '../ways-in/whose-key.ts'

/** 1.3: asks somebody to work in the studio, by mail. Whether the address has an account already is not said. */
export const inviteStaff = useCase('accounts.invite-staff', {
	input: z.object({
		name: z.string().trim().min(1).max(120),
		email: EmailAddress,
		role: z.enum(['owner', 'coach', 'assistant']),
	}),
	output: z.object({ invitationId: z.string() }),
	limits: (_, { actor }) => [forAccount('invite', actor.accountId ?? '', 500, 3600)],
	may: owner,
	conflicts: { invitation_open_staff: 'already_invited' },
	async run({ db, actor, now, emit, locale }, _, { name, email, role }) {
		const works = await db
			.selectFrom('staff')
			.select('id')
			.where('email', '=', email)
			.where('removed_at', 'is', null)
			.executeTakeFirst()
		if (works) return refuse('already_staff', {}, 'email')
		const studioId = actor.studioId as string
		const invitationId = newId()
		const secret = newSecret()
		await db
			.updateTable('invitation')
			.set({ withdrawn_at: now })
			.where('email', '=', email)
			.where('staff_role', 'is not', null)
			.where('accepted_at', 'is', null)
			.where('withdrawn_at', 'is', null)
			.where('expires_at', '<', now)
			.execute()
		await db
			.insertInto('invitation')
			.values({
				...{ studio_id: studioId, id: invitationId, staff_role: role, name, email },
				...{ secret_hash: keyHash(secret), invited_by: actor.id ?? studioId, created_at: now },
				...{ last_sent_at: now, expires_at: invitationEnd(now) },
			})
			.execute()
		const { eventId } = await emit(staffInvited, { data: { invitationId }, after: { name, email, role } })
		await mailInvitation(db, now, {
			...{ studioId, invitationId, eventId, secret, name, email, inviter: actor.name },
			...{ clientId: null, locale: null },
		})
		const text = m.accounts_effect_invited({ name, email }, { locale })
		return ok({ invitationId }, [{ kind: 'told', text }])
	},
})
