import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { anyone } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { staffOf } from '../permissions.ts'
import { accountByAddress } from '../ways-in/accounts.ts'
import { openInvitation } from '../ways-in/invitations.ts'

/** What an invitation's page shows to whoever has the link, which proves the mailbox. Null: the link is dead. */
export const invitationByLink = query('accounts.invitation-by-link', {
	input: z.object({ token: z.string().max(200) }),
	may: anyone,
	async run({ db, actor, now }, _, { token }) {
		const invitation = await openInvitation(db, token, now)
		if (!invitation) return null
		const studio = await db
			.selectFrom('studio_settings as settings')
			.innerJoin('studio', 'studio.id', 'settings.studio_id')
			.select(['studio.name', 'settings.brand_colour as colour'])
			.executeTakeFirstOrThrow()
		const me = actor.accountId
			? await db
					.selectFrom('account')
					.select(['name', 'email'])
					.where('id', '=', actor.accountId)
					.executeTakeFirst()
			: undefined
		// 1.5: who has a log-in here already comes in by it, whichever address was asked.
		const theirs = invitation.client_id
			? await db
					.selectFrom('client')
					.select('account_id')
					.where('id', '=', invitation.client_id)
					.executeTakeFirst()
			: undefined
		return {
			studio,
			about: invitation.about,
			name: invitation.name,
			email: invitation.email,
			role: invitation.staff_role,
			hasAccount: Boolean(theirs?.account_id) || (await accountByAddress(db, invitation.email)) !== undefined,
			me: me ?? null,
		}
	},
})

export type InvitationState = 'open' | 'expired' | 'accepted' | 'withdrawn'

/** 2.1: how a client's newest invitation stands; null when there never was one. */
export const clientInvitation = query('accounts.client-invitation', {
	input: z.object({ clientId: Id }),
	output: z
		.object({
			invitationId: z.string(),
			email: z.string(),
			state: z.enum(['open', 'expired', 'accepted', 'withdrawn']),
			sentAt: z.date(),
			expiresAt: z.date(),
		})
		.nullable(),
	subject: ({ db }, { clientId }) =>
		db.selectFrom('client').select('id as client_id').where('id', '=', clientId).executeTakeFirst(),
	may: staffOf,
	async run({ db, now }, { client_id }) {
		const row = await db
			.selectFrom('invitation')
			.selectAll()
			.where('client_id', '=', client_id)
			.where('about', 'is', null)
			.orderBy('id', 'desc')
			.limit(1)
			.executeTakeFirst()
		if (!row) return null
		const { id: invitationId, email, last_sent_at: sentAt, expires_at: expiresAt } = row
		return { invitationId, email, state: stateOf(row, now), sentAt, expiresAt }
	},
})

/** An invitation runs out by the clock alone: nothing has to happen for it. */
export function stateOf(
	row: { accepted_at: Date | null; withdrawn_at: Date | null; expires_at: Date },
	now: Date,
): InvitationState {
	if (row.accepted_at) return 'accepted'
	if (row.withdrawn_at) return 'withdrawn'
	return row.expires_at <= now ? 'expired' : 'open'
}
