import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { firstOwedOf, subscriptionOf } from '../queries/subjects.ts'
import { askForPayment, letIn as enter } from './parts/money.ts'

/** 6.3: the coach lets somebody in who hasn't paid yet; what is open stays theirs to pay. */
export const letIn = useCase('subscriptions.let-in', {
	input: z.object({ subscriptionId: Id }),
	output: z.object({}),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId, { locked: true }),
	may: coachOf,
	async run(acting, subscription) {
		const { db, locale } = acting
		if (subscription.state !== 'awaiting') return refuse('subscription_not_awaiting')
		await askForPayment(acting, subscription)
		const owed = await firstOwedOf(db, subscription.id)
		await enter(acting, subscription, { paid: owed?.settled === true })
		const { name, program_title: title } = subscription
		const amount = formatMoney(owed?.openMinor ?? 0, owed?.currency ?? 'EUR', locale)
		return ok({}, [
			{ kind: 'comes', text: m.subscriptions_effect_let_in({ name, title }, { locale }) },
			...(owed && owed.openMinor > 0
				? [{ kind: 'stays' as const, text: m.subscriptions_effect_open_stays({ amount }, { locale }) }]
				: []),
			{ kind: 'told', text: m.subscriptions_effect_told({ name }, { locale }) },
		])
	},
})
