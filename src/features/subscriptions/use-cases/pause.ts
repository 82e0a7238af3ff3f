import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { feeOfSubscription } from '#features/fees/queries/subjects.ts'
import { holdFee } from '#features/fees/use-cases/parts/sold.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { subscriptionPaused } from '../events.ts'
import { subscriptionOf } from '../queries/subjects.ts'
import { always } from './parts/effects.ts'

/** 6.5: from today on the client sees nothing of it, until it is resumed. The calendar stays as it is, for the coach too; what is paid regularly pauses with it. */
export const pause = useCase('subscriptions.pause', {
	input: z.object({ subscriptionId: Id }),
	output: z.object({}),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId, { locked: true }),
	may: coachOf,
	async run(acting, subject) {
		const { db, emit, locale } = acting
		const { id, client_id, program_id: programId, program_title: title, state, today, name } = subject
		if (state !== 'active') return refuse('subscription_not_active')
		await db.updateTable('subscription').set({ paused_on: today }).where('id', '=', id).execute()
		const fee = await feeOfSubscription(db, id, 'for update')
		if (fee) await holdFee(acting, fee)
		await emit(subscriptionPaused, {
			clientId: client_id,
			subject: { type: 'subscription', id },
			after: { title },
			data: { subscriptionId: id, programId },
		})
		return ok({}, [
			{ kind: 'changes', text: m.subscriptions_effect_paused({ name, title }, { locale }) },
			...(fee ? [{ kind: 'goes' as const, text: m.fees_effect_paused({ title }, { locale }) }] : []),
			...always(subject, locale),
		])
	},
})
