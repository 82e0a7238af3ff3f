import { sql } from 'kysely'
import { z } from 'zod'
import { defaultCardOf } from '#features/charges/queries/cards.ts'
import { cardWords } from '#features/charges/rules/words.ts'
import { feeOfSubscription } from '#features/fees/queries/subjects.ts'
import { FeeView, viewOf } from '#features/fees/queries/view.ts'
import { Id } from '#platform/ids.ts'
import { permission } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { states } from '../rules/states.ts'
import { Agreed } from './list.ts'
import { firstOwedOf, priceOf, subscriptionOf } from './subjects.ts'
import { Owed } from './subscription.ts'

const theirs = permission<{ client_id: string }>(
	'the client whose place it is',
	({ actor }, { client_id }) => actor.kind === 'client' && actor.id === client_id,
)

const Mine = z.object({
	id: z.string(),
	title: z.string(),
	description: z.string(),
	calendarId: z.string(),
	state: z.enum(states),
	expired: z.boolean(),
	joinedOn: z.string().nullable(),
	lastDay: z.string().nullable(),
	endedByClient: z.boolean(),
	/** What it costs, as they agreed to; null: nothing. */
	price: Agreed.nullable(),
	/** What they pay regularly for it: until when it is paid, what comes next. */
	fee: FeeView.nullable(),
	/** What has to be paid before they are let in, or once. */
	owed: Owed.nullable(),
	/** The card that is charged from the next period on, in words; null: they keep none. */
	card: z.string().nullable(),
})
export type MySubscriptionPage = z.output<typeof Mine>

/** 6.3, 6.5: a client's own place in a program: what it costs, until when it is paid, what comes next. */
export const mySubscription = query('subscriptions.my-subscription', {
	input: z.object({ subscriptionId: Id }),
	output: Mine,
	subject: async (reading, { subscriptionId }) => {
		const found = await subscriptionOf(reading, subscriptionId)
		// Asked and withdrawn: there was nothing yet for the client to have.
		return found?.state === 'cancelled' && !found.joined_on && !found.accepted_on ? undefined : found
	},
	may: theirs,
	async run({ db, now }, of) {
		const { rows } = await sql<{ description: string }>`
			select description from program where id = ${of.program_id}::uuid`.execute(db)
		const fee = await feeOfSubscription(db, of.id)
		const card = of.price_every === null ? null : await defaultCardOf(db, of.client_id)
		return {
			...{ id: of.id, title: of.program_title, description: rows[0]?.description ?? '' },
			...{ calendarId: of.calendar_id, state: of.state, joinedOn: of.joined_on, lastDay: of.last_day },
			expired: of.state === 'pending' && of.expires_at !== null && of.expires_at <= now,
			endedByClient: of.ended_by === 'client',
			price: priceOf(of),
			fee: fee ? viewOf(fee, now) : null,
			owed: (await firstOwedOf(db, of.id)) ?? null,
			card: card ? cardWords(card) : null,
		}
	},
})
