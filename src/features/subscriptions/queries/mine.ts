import { sql } from 'kysely'
import { z } from 'zod'
import { permission } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { states } from '../rules/states.ts'
import { Agreed, agreed } from './list.ts'
import { standing } from './standing.ts'

const mySubscription = z.object({
	id: z.string(),
	title: z.string(),
	description: z.string(),
	type: z.enum(['plan', 'one_to_one', 'group']),
	calendarId: z.string(),
	state: z.enum(states),
	joinedOn: z.string().nullable(),
	lastDay: z.string().nullable(),
	/** What it costs; null: nothing. */
	price: Agreed.nullable(),
	/** A pending one can be accepted until its invitation runs out. */
	expired: z.boolean(),
})
export type MySubscription = z.infer<typeof mySubscription>

/** 6.4: the acting client's own subscriptions: what waits for their answer first, then what runs, then what is over. */
export const mine = query('subscriptions.mine', {
	input: z.object({}),
	output: z.object({ subscriptions: z.array(mySubscription) }),
	may: permission('a client, for themselves', ({ actor }) => actor.kind === 'client'),
	async run({ db, actor, now }) {
		const { rows } = await sql<MySubscription>`
			with ${standing(now, sql<boolean>`s.client_id = ${actor.id}::uuid`)}
			select standing.id, program_title as title, program.description, standing.type,
				calendar_id as "calendarId", state, joined_on as "joinedOn", last_day as "lastDay", ${agreed} as price,
				coalesce(state = 'pending' and expires_at <= ${now}::timestamptz, false) as expired
			from standing join program on program.id = standing.program_id
			-- Asked and withdrawn: there was nothing yet for the client to have.
			where joined_on is not null or accepted_on is not null or state = 'pending'
			order by array_position(array['pending', 'awaiting', 'active', 'paused', 'finished', 'cancelled'], state), standing.id desc
			limit 100`.execute(db)
		return { subscriptions: rows }
	},
})
