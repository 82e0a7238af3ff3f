import { z } from 'zod'
import { cardsOf } from '#features/charges/queries/cards.ts'
import { cardWords } from '#features/charges/rules/words.ts'
import { coachOf } from '#features/clients/permissions.ts'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { feesOf } from './subjects.ts'
import { FeeView, viewOf } from './view.ts'

/** 11.1: what a client pays regularly, as their coach sees it; and what another fee could be made with. */
export const ofClient = query('fees.of-client', {
	input: z.object({ clientId: Id }),
	output: z.object({
		fees: z.array(FeeView),
		/** The card the client keeps, in words; null: none. */
		card: z.string().nullable(),
		currency: z.string(),
		today: z.string(),
		/** An archived client pays nothing new. */
		archived: z.boolean(),
	}),
	subject: ({ db }, { clientId }) =>
		db
			.selectFrom('client')
			.select(['id', 'id as client_id', 'archived_at'])
			.where('id', '=', clientId)
			.executeTakeFirst(),
	may: coachOf,
	async run({ db, now }, { id, archived_at }) {
		const fees = await feesOf(db, id)
		const [card] = await cardsOf(db, id, now)
		const { currency, time_zone } = await db
			.selectFrom('studio_settings')
			.select(['currency', 'time_zone'])
			.executeTakeFirstOrThrow()
		return {
			fees: fees.map((fee) => viewOf(fee, now)),
			card: card ? cardWords(card) : null,
			...{ currency, today: dayOf(now, time_zone), archived: archived_at !== null },
		}
	},
})
