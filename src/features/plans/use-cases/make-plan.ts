import { sql } from 'kysely'
import { z } from 'zod'
import { defaultCardOf } from '#features/charges/queries/cards.ts'
import { cardWords } from '#features/charges/rules/words.ts'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { postpone } from '#features/payments/use-cases/parts/postpone.ts'
import { about, inTrail, toldEffect } from '#features/payments/use-cases/parts/words.ts'
import { m } from '#messages'
import { staffIdOf } from '#platform/actor.ts'
import { formatDay, formatMoney } from '#platform/i18n/format.ts'
import { Id, newId } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { type Acting, type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { planMadeMail } from '../emails/plan-made.ts'
import { planMade } from '../events.ts'
import { Count, Pace } from '../fields.ts'
import { type Instalment, scheduleOf } from '../rules/schedule.ts'

/** 11.1, 53: what is open of a thing is paid in instalments from a day on, by the client or by the card they keep. */
export const makePlan = useCase('plans.make-plan', {
	input: z.object({
		obligationId: Id,
		count: Count,
		pace: Pace.default('month'),
		/** Left out: today, by the studio's clock. */
		firstOn: Day.optional(),
		byCard: z.boolean().default(false),
		notify: z.boolean().default(true),
	}),
	output: z.object({ planId: z.string() }),
	subject: ({ db }, { obligationId }) => obligationOf(db, obligationId, 'for update'),
	may: coachOfObligation,
	conflicts: { payment_plan_one: 'plans_there_is_one' },
	async run(acting, of, { count, pace, firstOn, byCard, notify }) {
		const { db, now, emit } = acting
		if (of.open === 0) return refuse(of.paid > 0 ? 'payments_already_paid' : 'payments_nothing_open')
		if (of.open < count) return refuse('plans_too_little', {}, 'count')
		const today = dayOf(now, of.studio_zone)
		const first = firstOn ?? today
		if (first < today) return refuse('plans_in_past', {}, 'firstOn')
		if (first > addDays(today, 366)) return refuse('plans_too_late', {}, 'firstOn')
		const card = byCard && of.client_id ? await defaultCardOf(db, of.client_id) : null
		if (byCard && !card) return refuse('charges_no_card', {}, 'byCard')
		const schedule = scheduleOf(of.open, count, first, pace)
		const planId = newId()
		await insert(acting, { planId, of, byCard, schedule })
		const laterMinor = first > today ? of.open : of.open - (schedule[0]?.amountMinor ?? 0)
		await postpone(acting, of.id, { laterMinor, dueSince: now })
		await emit(planMade, {
			...about(of),
			after: { plan: `${count} × ${inTrail(schedule[0]?.amountMinor ?? 0, of.currency)}`, from: first },
			data: { planId, obligationId: of.id, notify },
		})
		const effects = linesOf(acting, of.currency, schedule)
		const how = card
			? m.plans_effect_card({ card: cardWords(card) }, { locale: acting.locale })
			: m.plans_effect_by_hand({}, { locale: acting.locale })
		effects.push({ kind: 'note', text: how }, await toldEffect(acting, of, planMadeMail, notify))
		return ok({ planId }, effects)
	},
})

/** "1 of 3: €15.00 on 28 February 2026", the first ones and the last. */
function linesOf({ locale }: Acting, currency: string, schedule: readonly Instalment[]): EffectLine[] {
	const shown = schedule.length > 12 ? [...schedule.slice(0, 11), ...schedule.slice(-1)] : schedule
	return shown.map(({ number, dueOn, amountMinor }) => ({
		kind: 'comes',
		text: m.plans_effect_instalment(
			{
				...{ number, count: schedule.length, amount: formatMoney(amountMinor, currency, locale) },
				date: formatDay(dueOn, locale, 'dated'),
			},
			{ locale },
		),
	}))
}

type Row = {
	planId: string
	of: { id: string; currency: string; open: number; paid: number; waived: number }
	byCard: boolean
	schedule: readonly Instalment[]
}

async function insert({ db, actor, now }: Acting, { planId, of, byCard, schedule }: Row): Promise<void> {
	const studio_id = actor.studioId as string
	await db
		.insertInto('payment_plan')
		.values({
			...{ studio_id, id: planId, obligation_id: of.id, currency: of.currency, by_card: byCard },
			...{ total_minor: of.open, settled_before_minor: of.paid + of.waived },
			...{ made_at: now, staff_id: staffIdOf(actor), next_at: now },
		})
		.execute()
	await sql`
		insert into instalment (studio_id, plan_id, number, due_on, amount_minor)
		select ${studio_id}::uuid, ${planId}::uuid, number, "dueOn", "amountMinor"
		from jsonb_to_recordset(${JSON.stringify(schedule)}::jsonb) as r (number smallint, "dueOn" date, "amountMinor" bigint)`.execute(
		db,
	)
}
