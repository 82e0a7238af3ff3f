import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { subscriptionOf } from '../queries/subjects.ts'
import { askForPayment } from './parts/money.ts'

/** 6.3: whoever accepted a paid program by its link owes for it; asking again changes nothing. */
export const askPayment = useCase('subscriptions.ask-payment', {
	input: z.object({ subscriptionId: Id }),
	output: z.object({}),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId, { locked: true }),
	may: touchlineItself,
	async run(acting, subscription) {
		if (subscription.state === 'awaiting') await askForPayment(acting, subscription)
		return ok({})
	},
})
