import { z } from 'zod'
import { feeOfSubscription } from '#features/fees/queries/subjects.ts'
import { continueFee } from '#features/fees/use-cases/parts/sold.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { theClientActing } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { subscriptionKept } from '../events.ts'
import { subscriptionOf } from '../queries/subjects.ts'
import { comingLines } from './parts/coming.ts'

/** 6.5: a client takes back the end they had set, before it comes. What their studio ended, it alone goes on with. */
export const keepMine = useCase('subscriptions.keep-mine', {
	input: z.object({ subscriptionId: Id }),
	output: z.object({}),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId, { locked: true }),
	may: theClientActing,
	conflicts: { subscription_open_once: 'subscription_exists' },
	async run(acting, subject) {
		const { id, client_id, program_id: programId, program_title: title, state, last_day } = subject
		if (state === 'finished' || state === 'cancelled') return refuse('subscription_over')
		if (last_day === null) return refuse('subscription_runs')
		if (subject.ended_by !== 'client') return refuse('subscription_ended_by_studio')
		await acting.db
			.updateTable('subscription')
			.set({ last_day: null, ended_how: null, ended_by: null })
			.where('id', '=', id)
			.execute()
		const fee = await feeOfSubscription(acting.db, id, 'for update')
		const going = fee && subject.paused_on === null ? await continueFee(acting, fee) : null
		await acting.emit(subscriptionKept, {
			clientId: client_id,
			subject: { type: 'subscription', id },
			before: { lastDay: last_day },
			after: { title },
			data: { subscriptionId: id, programId },
		})
		const say = { locale: acting.locale }
		return ok({}, [
			{ kind: 'stays', text: m.subscriptions_effect_kept({ title }, say) },
			...(going ? comingLines(acting, going) : []),
			{ kind: 'told', text: m.subscriptions_effect_coach_told({}, say) },
		])
	},
})
