import { z } from 'zod'
import { invitationAccepted } from '#features/accounts/events.ts'
import { markAccepted } from '#features/accounts/ways-in/invitations.ts'
import { Id } from '#platform/ids.ts'
import { theClientActing } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { subscriptionOf } from '../queries/subjects.ts'

/**
 * 6.3: a client who is logged in accepts without the link. It is the same invitation, accepted once whichever way (I33), and the
 * database makes a subscription of it in the same statement.
 */
export const accept = useCase('subscriptions.accept', {
	input: z.object({ subscriptionId: Id }),
	output: z.object({}),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId),
	may: theClientActing,
	async run({ db, now, emit, actor }, { invitation_id, state, expires_at, client_id }) {
		if (state !== 'pending' || !invitation_id || !expires_at || expires_at <= now)
			return refuse('link_expired')
		if (!(await markAccepted(db, invitation_id, now))) return refuse('link_expired')
		await emit(invitationAccepted, {
			data: { invitationId: invitation_id },
			who: actor.name,
			clientId: client_id,
			subject: { type: 'client', id: client_id },
		})
		return ok({})
	},
})
