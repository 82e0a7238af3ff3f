import { myPayments } from '#features/payments/queries/my-payments.ts'
import { announcePayment } from '#features/payments/use-cases/announce-payment.ts'
import { mySubscription } from '#features/subscriptions/queries/my-subscription.ts'
import { endMine } from '#features/subscriptions/use-cases/end-mine.ts'
import { keepMine } from '#features/subscriptions/use-cases/keep-mine.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, actor, params: { subscriptionId = '' } }) => {
		const subscription = await ask(mySubscription, { subscriptionId })
		const { online, instructions, reference, toAnnounce } = await ask(myPayments, { limit: 1 })
		const archived = actor.kind === 'client' && actor.archived
		return { subscription, ways: { online, instructions, reference, toAnnounce }, archived }
	},
	does: [endMine, keepMine, announcePayment],
})
