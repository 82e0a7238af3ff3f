import { z } from 'zod'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { inTrail } from '#features/payments/use-cases/parts/words.ts'
import { m } from '#messages'
import { staffIdOf } from '#platform/actor.ts'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { rateProposed } from '../events.ts'
import { Rate } from '../fields.ts'
import { currentRate, enrolmentOf, lastPackageOf } from '../queries/subjects.ts'
import { about, change } from './parts/change.ts'

/** 10.7: the coach proposes another rate; it changes nothing until the client accepts. A second proposal replaces the first. */
export const proposeRate = useCase('renewals.propose-rate', {
	input: z.object({ enrolmentId: Id, rateMinor: Rate }),
	output: z.object({ enrolmentId: z.string() }),
	subject: ({ db }, { enrolmentId }) => enrolmentOf(db, enrolmentId, 'for update'),
	may: coachOfObligation,
	async run(acting, of, { rateMinor }) {
		const { db, actor, now, emit, locale } = acting
		if (of.state === 'ended') return refuse('renewals_over')
		const last = await lastPackageOf(db, { clientId: of.client_id, coachId: of.coachId })
		if (!last) return refuse('renewals_not_offered')
		const was = currentRate(of, last)
		if (was === rateMinor) return refuse('renewals_same_rate', {}, 'rateMinor')
		await change(acting, of, { proposed_minor: rateMinor, proposed_at: now, proposed_by: staffIdOf(actor) })
		await emit(rateProposed, {
			...about(of),
			before: { amount: inTrail(was, last.currency) },
			after: { coach: of.coach, amount: inTrail(rateMinor, last.currency) },
			data: { enrolmentId: of.id, rateMinor },
		})
		const money = (minor: number) => formatMoney(minor, last.currency, locale)
		const say = { client: of.client, coach: of.coach, amount: money(rateMinor), was: money(was) }
		return ok({ enrolmentId: of.id }, [
			{ kind: 'note', text: m.renewals_effect_proposed(say, { locale }) },
			{ kind: 'told', text: m.renewals_effect_client_told(say, { locale }) },
		])
	},
})
