import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { firstOwedOf, subscriptionOf } from '../queries/subjects.ts'
import { letIn } from './parts/money.ts'

/**
 * 6.3, I18: whoever has paid is let in, once, by whatever way the money came: card, hand, credit, or waived. Only looks at what
 * is settled; whoever wakes it, and how often, makes no difference.
 */
export const beginPaid = useCase('subscriptions.begin-paid', {
	input: z.object({ subscriptionId: Id }),
	output: z.object({ begun: z.boolean() }),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId, { locked: true }),
	may: touchlineItself,
	async run(acting, subscription) {
		if (subscription.state !== 'awaiting') return ok({ begun: false })
		const owed = await firstOwedOf(acting.db, subscription.id)
		if (!owed?.settled) return ok({ begun: false })
		await letIn(acting, subscription, { paid: true })
		return ok({ begun: true })
	},
})
