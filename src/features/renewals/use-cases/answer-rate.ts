import { z } from 'zod'
import { inTrail } from '#features/payments/use-cases/parts/words.ts'
import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { rateAnswered } from '../events.ts'
import { Rate } from '../fields.ts'
import { eitherSide } from '../permissions.ts'
import { currentRate, enrolmentOf, lastPackageOf } from '../queries/subjects.ts'
import { about, change } from './parts/change.ts'

/**
 * 10.7: the client accepts a proposed rate in one step, or declines it; the coach takes it back. It counts from the next session that
 * follows, until the client buys another package.
 */
export const answerRate = useCase('renewals.answer-rate', {
	input: z.object({
		enrolmentId: Id,
		/** What they read: another proposal may stand there by now. */
		rateMinor: Rate,
		accept: z.boolean(),
	}),
	output: z.object({ enrolmentId: z.string() }),
	subject: ({ db }, { enrolmentId }) => enrolmentOf(db, enrolmentId, 'for update'),
	may: eitherSide,
	async run(acting, of, { rateMinor, accept }) {
		const { db, actor, now, emit, locale } = acting
		const byClient = actor.kind === 'client'
		if (accept && !byClient) return refuse('renewals_theirs')
		if (of.state === 'ended') return refuse('renewals_over')
		if (of.proposedMinor !== rateMinor) return refuse('renewals_rate_changed')
		const last = await lastPackageOf(db, { clientId: of.client_id, coachId: of.coachId })
		if (!last) return refuse('renewals_not_offered')
		await change(acting, of, {
			...{ proposed_minor: null, proposed_at: null, proposed_by: null },
			...(accept ? { rate_minor: rateMinor, rate_at: now } : {}),
		})
		await emit(rateAnswered, {
			...{ ...about(of), before: { amount: inTrail(currentRate(of, last), last.currency) } },
			after: { coach: of.coach, amount: inTrail(rateMinor, last.currency), accepted: accept },
			data: { enrolmentId: of.id, rateMinor, accepted: accept, byClient },
		})
		const amount = formatMoney(rateMinor, last.currency, locale)
		return ok({ enrolmentId: of.id }, [
			{
				kind: accept ? 'changes' : 'note',
				text: (accept ? m.renewals_effect_rate_accepted : m.renewals_effect_rate_stays)(
					{ amount },
					{ locale },
				),
			},
		])
	},
})
