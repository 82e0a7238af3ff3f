import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { staffOf } from '../permissions.ts'
import { makeInvitation } from '../ways-in/invitations.ts'
import { forAccount } from '../ways-in/limits.ts'

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
	async run(acting, client) {
		const { db, now, locale } = acting
		if (client.account_id) return refuse('already_has_access')
		if (client.archived_at) return refuse('client_is_archived')
		if (!client.email) return refuse('client_without_email')
		const { client_id, email } = client
		await db
			.updateTable('invitation')
			.set({ withdrawn_at: now })
			.where('client_id', '=', client_id)
			.where('about', 'is', null)
			.where('accepted_at', 'is', null)
			.where('withdrawn_at', 'is', null)
			.execute()
		const invitationId = await makeInvitation(acting, { client: { ...client, email }, about: null })
		const name = `${client.first_name} ${client.last_name}`.trim()
		return ok({ invitationId }, [
			{ kind: 'told', text: m.accounts_effect_invited({ name, email }, { locale }) },
		])
	},
	conflicts: { invitation_open_client: 'conflict' },
})
