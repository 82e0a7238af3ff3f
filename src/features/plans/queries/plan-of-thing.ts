import { z } from 'zod'
import { cardsOf } from '#features/charges/queries/cards.ts'
import { collectionOf } from '#features/charges/queries/collections.ts'
import { waits } from '#features/charges/rules/next-words.ts'
import { cardWords } from '#features/charges/rules/words.ts'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { standingOf } from '../rules/standing.ts'
import { moneyOf, planOfThing } from './subjects.ts'

export const InstalmentView = z.object({
	number: z.number(),
	dueOn: z.string(),
	amountMinor: z.number(),
	settledMinor: z.number(),
	state: z.enum(['settled', 'due', 'later']),
})

const PlanView = z.object({
	id: z.string(),
	byCard: z.boolean(),
	waitsFor: z.enum(waits).nullable(),
	/** When the card is asked again; null: not any more. */
	againOn: z.string().nullable(),
	instalments: z.array(InstalmentView),
})
export type PlanView = z.output<typeof PlanView>

/** 11.1: the plan by which a thing is paid, as its coach sees it; and what one could be made with. */
export const planOfObligation = query('plans.plan-of-obligation', {
	input: z.object({ obligationId: Id }),
	output: z.object({
		plan: PlanView.nullable(),
		/** The card the client keeps, in words; null: none. */
		card: z.string().nullable(),
		today: z.string(),
		openMinor: z.number(),
		currency: z.string(),
	}),
	subject: ({ db }, { obligationId }) => obligationOf(db, obligationId),
	may: coachOfObligation,
	async run({ db, now }, of) {
		const plan = await planOfThing(db, of.id)
		const today = dayOf(now, of.studio_zone)
		const [card] = of.client_id ? await cardsOf(db, of.client_id, now) : []
		const around = { card: card ? cardWords(card) : null, today, openMinor: of.open, currency: of.currency }
		if (!plan) return { plan: null, ...around }
		const { instalments } = standingOf(plan.instalments, moneyOf(plan, of), today)
		const { waits_for: waitsFor = null, next_at: nextAt = null } = (await collectionOf(db, of.id)) ?? {}
		const againOn = waitsFor && nextAt ? dayOf(nextAt, of.studio_zone) : null
		return {
			plan: { id: plan.id, byCard: plan.by_card, waitsFor, againOn, instalments },
			...around,
		}
	},
})
