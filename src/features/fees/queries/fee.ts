import { sql } from 'kysely'
import { z } from 'zod'
import { cardsOf } from '#features/charges/queries/cards.ts'
import { collectionOf } from '#features/charges/queries/collections.ts'
import { cardWords } from '#features/charges/rules/words.ts'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { nextPeriods } from '../rules/periods.ts'
import { feeWithPaid } from './subjects.ts'
import { FeeView, viewOf } from './view.ts'

const Period = z.object({
	number: z.number(),
	fromOn: z.string(),
	untilOn: z.string(),
	amountMinor: z.number(),
	obligationId: z.string(),
	state: z.enum(['none', 'pending', 'part_paid', 'paid', 'refunded', 'waived']),
})

const most = 60

/** One fee in the back office: how it stands, its periods, the last first, and the next days. */
export const fee = query('fees.fee', {
	input: z.object({ feeId: Id }),
	output: FeeView.extend({
		clientId: z.string().nullable(),
		client: z.string(),
		card: z.string().nullable(),
		/** When the card is asked again for what is open. */
		againOn: z.string().nullable(),
		today: z.string(),
		version: z.number(),
		periods: z.array(Period),
		coming: z.array(z.object({ fromOn: z.string(), amountMinor: z.number() })),
	}),
	subject: ({ db }, { feeId }) => feeWithPaid(db, feeId),
	may: coachOfObligation,
	async run({ db, now }, of) {
		const { rows: periods } = await sql<z.output<typeof Period>>`
			select p.number, p.from_on::text as "fromOn", p.until_on::text as "untilOn", p.amount_minor::float8 as "amountMinor",
				o.id as "obligationId", o.state
			from fee_period p join obligation o on o.studio_id = p.studio_id and o.kind = 'fee' and o.payable_id = p.id
			where p.fee_id = ${of.id}::uuid order by p.number desc limit ${most}`.execute(db)
		const view = viewOf(of, now)
		const [card] = of.client_id ? await cardsOf(db, of.client_id, now) : []
		const waiting = of.openId ? await collectionOf(db, of.openId) : undefined
		const { client_id: clientId, client, version, amountMinor } = of
		const coming = view.state === 'ended' ? [] : nextPeriods(of, 3)
		return {
			...{ ...view, clientId, client, version, periods, today: dayOf(now, of.zone) },
			card: card ? cardWords(card) : null,
			againOn: waiting?.waits_for && waiting.next_at ? dayOf(waiting.next_at, of.zone) : null,
			coming: coming.map(({ fromOn }) => ({ fromOn, amountMinor })),
		}
	},
})
export type FeePage = z.output<NonNullable<typeof fee.output>>
