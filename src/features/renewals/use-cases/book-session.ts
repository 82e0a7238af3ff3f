import { z } from 'zod'
import { payerActing } from '#features/charges/permissions.ts'
import { Id } from '#platform/ids.ts'
import type { RefusalCode } from '#platform/refusals.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { Rate } from '../fields.ts'
import { currentRate, enrolmentOf } from '../queries/subjects.ts'
import type { Reason } from '../rules/following.ts'
import { bookOnDeck } from './parts/book-on-deck.ts'
import { change } from './parts/change.ts'
import { decide } from './parts/decide.ts'

const refusals: Record<Exclude<Reason, 'skipped'>, RefusalCode> = {
	available: 'renewals_has_session',
	no_renewal: 'renewals_not_offered',
	archived: 'not_found',
	never_bought: 'renewals_not_offered',
	paused: 'renewals_paused',
	capped: 'renewals_capped',
}

/** 10.5: after a pause, a session that was skipped or a month that was full, the client has the next one booked themselves, at the rate they read. */
export const bookSession = useCase('renewals.book-session', {
	input: z.object({ enrolmentId: Id, rateMinor: Rate }),
	output: z.object({ enrolmentId: z.string() }),
	subject: ({ db }, { enrolmentId }) => enrolmentOf(db, enrolmentId, 'for update'),
	may: payerActing,
	async run(acting, was, { rateMinor }) {
		if (was.state === 'ended') return refuse('renewals_over')
		// Wanting one now takes skipping it back.
		const of = { ...was, skipsNext: false }
		const decided = await decide(acting, of)
		if (!decided.follows) return refuse(refusals[decided.reason as keyof typeof refusals])
		if (currentRate(of, decided.last) !== rateMinor) return refuse('renewals_rate_changed')
		await change(acting, was, { skips_next: false, resumes_at: null })
		const effects = await bookOnDeck(acting, of, { last: decided.last, follows: null })
		return ok({ enrolmentId: of.id }, effects)
	},
})
