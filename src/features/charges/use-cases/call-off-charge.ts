import { z } from 'zod'
import { m } from '#messages'
import { sendErrand } from '#platform/errands.ts'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { coachOfCharge } from '../permissions.ts'
import { chargeOf } from '../queries/subjects.ts'
import { isFinished } from '../rules/states.ts'

/**
 * 59: a payment that is under way is called off with the provider; one that is paid by then stays paid. Where its account is no longer
 * connected, nobody can ask: it is set aside as it is.
 */
export const callOffCharge = useCase('charges.call-off-charge', {
	input: z.object({ chargeId: Id }),
	output: z.object({ chargeId: z.string() }),
	subject: ({ db }, { chargeId }) => chargeOf(db, chargeId, 'for update'),
	may: coachOfCharge,
	async run({ db, actor, now, locale }, charge) {
		if (isFinished(charge.state)) return refuse('charges_over')
		const orphan = charge.trouble === 'other_account'
		await db
			.updateTable('charge')
			.set(
				orphan
					? { state: 'cancelled', standing: false, finished_at: now, next_look_at: null }
					: { cancel_wanted_at: now, next_look_at: now },
			)
			.where('id', '=', charge.id)
			.execute()
		if (!orphan) await sendErrand(db, actor.studioId as string, 'charges.look', [charge.id])
		const amount = formatMoney(charge.amount, charge.currency, locale)
		return ok({ chargeId: charge.id }, [
			{ kind: 'goes', text: m.charges_effect_called_off({ amount }, { locale }) },
			...(orphan ? [{ kind: 'note' as const, text: m.charges_effect_orphan({}, { locale }) }] : []),
		])
	},
})
