import { z } from 'zod'
import { invitationAccepted } from '#features/accounts/events.ts'
import { markAccepted } from '#features/accounts/ways-in/invitations.ts'
import { Id } from '#platform/ids.ts'
import { theClientActing } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { subscriptionOf } from '../queries/subjects.ts'
import { askForPayment } from './parts/money.ts'

/**
 * 6.3: a client who is logged in accepts without the link. It is the same invitation, accepted once whichever way (I33), and the
 * database makes a subscription of it in the same statement. A paid one is owed for at once, and joined by paying.
 */
export const accept = useCase('subscriptions.accept', {
	input: z.object({ subscriptionId: Id }),
	output: z.object({ subscriptionId: z.string(), paysFirst: z.boolean() }),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId, { locked: true }),
	may: theClientActing,
	async run(acting, subscription) {
		const { db, now, emit, actor } = acting
		const { invitation_id, state, expires_at, client_id } = subscription
		if (state !== 'pending' || !invitation_id || !expires_at || expires_at <= now)
			return refuse('link_expired')
		if (!(await markAccepted(db, invitation_id, now))) return refuse('link_expired')
		await emit(invitationAccepted, {
			data: { invitationId: invitation_id },
			who: actor.name,
			clientId: client_id,
			subject: { type: 'client', id: client_id },
		})
		await askForPayment(acting, subscription)
		return ok({ subscriptionId: subscription.id, paysFirst: subscription.price_minor !== null })
	},
})
