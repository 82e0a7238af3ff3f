import { sql } from 'kysely'
import { z } from 'zod'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { Id } from '#platform/ids.ts'
import { payableByCard } from '#platform/money/wire.ts'
import { query } from '#platform/use-case.ts'
import { declineKinds } from '../rules/decline.ts'
import { chargeStates, disputeStates, refundStates } from '../rules/states.ts'
import { CardView, cardsOf } from './cards.ts'

const Refund = z.object({
	id: z.string(),
	amountMinor: z.number(),
	state: z.enum(refundStates),
	reason: z.enum(['studio', 'overpayment']),
})
const Dispute = z.object({
	id: z.string(),
	state: z.enum(disputeStates),
	amountMinor: z.number(),
	reason: z.string(),
	answerBy: z.string().nullable(),
})
const Charge = z.object({
	id: z.string(),
	state: z.enum(chargeStates),
	how: z.enum(['checkout', 'card_on_file']),
	createdAt: z.string(),
	/** Of this thing. */
	amountMinor: z.number(),
	/** How much of it can still go back to its card. */
	refundableMinor: z.number(),
	decline: z.enum(declineKinds).nullable(),
	trouble: z.enum(['amount_differs', 'not_ours', 'other_account']).nullable(),
	refunds: z.array(Refund),
	disputes: z.array(Dispute),
})
export type ChargeOfThing = z.output<typeof Charge>

type Row = Omit<ChargeOfThing, 'createdAt'> & { createdAt: Date }

/** What was tried and taken by card for one thing, and whether its client's card can be charged now. */
export const chargesOf = query('charges.charges-of', {
	input: z.object({ obligationId: Id }),
	output: z.object({
		charges: z.array(Charge),
		/** The card that would be charged; null: there is none, or this can't be. */
		card: CardView.nullable(),
	}),
	subject: ({ db }, { obligationId }) => obligationOf(db, obligationId),
	may: coachOfObligation,
	async run({ db, now }, of) {
		const { rows } = await sql<Row>`
			select c.id, c.state, c.how, c.created_at as "createdAt", p.amount_minor::float8 as "amountMinor", c.decline, c.trouble,
				case when p.payment_id is null then 0 else p.amount_minor - p.held_minor - coalesce((
					select sum(r.amount_minor) from refund r where r.studio_id = p.studio_id and r.charge_id = p.charge_id
						and r.obligation_id = p.obligation_id and r.reason = 'studio' and r.state <> 'failed'), 0) end::float8
					as "refundableMinor",
				coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'amountMinor', r.amount_minor, 'state', r.state,
					'reason', r.reason) order by r.id) from refund r where r.studio_id = p.studio_id and r.charge_id = p.charge_id
					and r.obligation_id = p.obligation_id), '[]') as refunds,
				coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'state', d.state, 'amountMinor', d.amount_minor,
					'reason', d.reason, 'answerBy', d.answer_by) order by d.id) from dispute d
					where d.studio_id = p.studio_id and d.charge_id = p.charge_id), '[]') as disputes
			from charge_part p join charge c on c.studio_id = p.studio_id and c.id = p.charge_id
			where p.obligation_id = ${of.id}::uuid order by c.id desc limit 50`.execute(db)
		const cards = of.client_id ? await cardsOf(db, of.client_id, now) : []
		const standing = rows.some(({ state }) => !['paid', 'failed', 'cancelled'].includes(state))
		const chargeable = of.open > 0 && !standing && payableByCard(of.open, of.currency)
		return {
			charges: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
			card: chargeable ? (cards.find(({ isDefault }) => isDefault) ?? null) : null,
		}
	},
})
