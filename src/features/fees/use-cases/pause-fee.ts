import { z } from 'zod'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { toldEffect } from '#features/payments/use-cases/parts/words.ts'
import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { feeChangedMail } from '../emails/fee-changed.ts'
import { feePaused } from '../events.ts'
import { feeOf } from '../queries/subjects.ts'
import { paused, reached, stateOf } from '../rules/periods.ts'
import { setCourse } from './parts/course.ts'

/** No period begins from today on, until a day, or until somebody says. What is open stays open. */
export const pauseFee = useCase('fees.pause-fee', {
	input: z.object({
		feeId: Id,
		/** The next period begins on it; left out: when somebody says. */
		resumesOn: Day.optional(),
		notify: z.boolean().default(true),
	}),
	output: z.object({ feeId: z.string() }),
	subject: ({ db }, { feeId }) => feeOf(db, feeId, 'for update'),
	may: coachOfObligation,
	async run(acting, fee, { resumesOn = null, notify }) {
		if (fee.subscriptionId) return refuse('fees_of_program')
		const { now, emit, locale } = acting
		const today = dayOf(now, fee.zone)
		const state = stateOf(fee, today)
		if (state === 'ended') return refuse('fees_over')
		if (state === 'ending') return refuse('fees_ending')
		if (state === 'paused') return refuse('fees_paused')
		const planned = reached(fee)
		const words = (day: string) => formatDay(day, locale, 'dated')
		if (resumesOn !== null && resumesOn <= (planned > today ? planned : today))
			return refuse('fees_skips_nothing', { date: words(planned) }, 'resumesOn')
		if (resumesOn !== null && resumesOn > addDays(today, 731)) return refuse('fees_too_long', {}, 'resumesOn')
		await setCourse(acting, fee, paused(fee, today, resumesOn))
		await emit(feePaused, {
			...{ clientId: fee.client_id, subject: { type: 'fee', id: fee.id } },
			after: { title: fee.name, ...(resumesOn ? { until: resumesOn } : {}) },
			data: { feeId: fee.id, notify, resumesOn },
		})
		const say = { locale } as const
		const effects: EffectLine[] = [
			{ kind: 'goes', text: m.fees_effect_paused({ title: fee.name }, say) },
			{
				kind: resumesOn ? 'comes' : 'note',
				text: resumesOn
					? m.fees_effect_resumes({ date: words(resumesOn) }, say)
					: m.fees_effect_until_resumed({}, say),
			},
			await toldEffect(acting, fee, feeChangedMail, notify),
		]
		return ok({ feeId: fee.id }, effects)
	},
})
