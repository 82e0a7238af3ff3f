import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { invitationWithdrawn } from '../events.ts'
import { mayInvite } from '../permissions.ts'

/** The link stops working at once. Nobody is told. */
export const withdrawInvitation = useCase('accounts.withdraw-invitation', {
	input: z.object({ invitationId: Id }),
	output: z.object({}),
	subject: ({ db }, { invitationId }) =>
		db.selectFrom('invitation').selectAll().where('id', '=', invitationId).forUpdate().executeTakeFirst(),
	may: mayInvite,
	async run({ db, now, emit }, { id, accepted_at, withdrawn_at, client_id, email }) {
		if (accepted_at || withdrawn_at) return refuse('invitation_is_closed')
		await db.updateTable('invitation').set({ withdrawn_at: now }).where('id', '=', id).execute()
		await emit(invitationWithdrawn, {
			data: { invitationId: id },
			clientId: client_id,
			...(client_id ? { subject: { type: 'client', id: client_id } } : {}),
			before: { email },
		})
		return ok({})
	},
})
