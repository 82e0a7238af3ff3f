import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { needsTrainingBelowDays } from '#features/training/rules/compliance.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { filters, states } from '../rules/states.ts'
import { ahead, places } from './standing.ts'

const pageSize = 50

/** What a place costs; without a rhythm once. */
export const Agreed = z.object({
	amountMinor: z.number(),
	currency: z.string(),
	every: z.number().nullable(),
	unit: z.enum(['week', 'month']).nullable(),
})

export const SubscriptionLine = z.object({
	id: z.string(),
	programId: z.string(),
	programTitle: z.string(),
	type: z.enum(['plan', 'one_to_one', 'group']),
	clientId: z.string(),
	calendarId: z.string(),
	invitationId: z.string().nullable(),
	name: z.string(),
	/** Where the invitation went. */
	askedAt: z.string().nullable(),
	state: z.enum(states),
	/** 5.4: active, and less than three days of training ahead. */
	needs: z.boolean(),
	/** Days from today to the last planned workout; null where none is planned. */
	daysAhead: z.number().nullable(),
	joinedOn: z.string().nullable(),
	pausedOn: z.string().nullable(),
	lastDay: z.string().nullable(),
	endedHow: z.enum(['finished', 'cancelled', 'moved']).nullable(),
	endedByClient: z.boolean(),
	/** 6.3: since when they have accepted, and what it costs as agreed on; null: nothing. */
	acceptedOn: z.string().nullable(),
	price: Agreed.nullable(),
	/** Of a pending one: until when the link works, and whether it still does. */
	expiresAt: z.date().nullable(),
	expired: z.boolean(),
})
export type SubscriptionLine = z.infer<typeof SubscriptionLine>

const Counts = z.object({
	active: z.number(),
	needs: z.number(),
	/** 6.3: accepted, not paid yet. */
	awaiting: z.number(),
	pending: z.number(),
	paused: z.number(),
	finished: z.number(),
	cancelled: z.number(),
})
export type Counts = z.infer<typeof Counts>

/**
 * 6.3: who subscribes, in every state, with its count: of a program, of a client, or of the studio. A coach sees their own
 * clients; others' are counted (1.3). By name, fifty a page.
 */
export const list = query('subscriptions.list', {
	input: z.object({
		programId: Id.optional(),
		clientId: Id.optional(),
		filter: z.enum(filters).optional(),
		after: cursor(z.string(), Id).optional(),
	}),
	output: z.object({
		subscriptions: z.array(SubscriptionLine),
		next: z.string().nullable(),
		counts: Counts,
		/** Of clients whom this coach doesn't see. */
		others: z.number(),
	}),
	may: coaches,
	async run({ db, actor, now }, _, { programId, clientId, filter, after }) {
		const among = sql<boolean>`${programId ? sql`s.program_id = ${programId}::uuid` : sql`true`}
			and ${clientId ? sql`s.client_id = ${clientId}::uuid` : sql`true`}`
		const mine = visibleTo(actor)
		const { rows } = await page({ now, among, mine, filter, after }).execute(db)
		const { others, ...perState } = rows[0]?.counts ?? { ...noCounts, others: 0 }
		const lines = rows.filter((row): row is Line => row.id !== null)
		const shown = lines.slice(0, pageSize)
		const last = lines.length > pageSize ? shown.at(-1) : undefined
		return {
			subscriptions: shown.map(({ sort: _sort, counts: _counts, ...line }) => ({
				...line,
				expired: isExpired(line, now),
			})),
			next: last ? cursorText(last.sort, last.id) : null,
			counts: perState,
			others,
		}
	},
})

const noCounts = { active: 0, needs: 0, awaiting: 0, pending: 0, paused: 0, finished: 0, cancelled: 0 }

const isExpired = ({ state, expiresAt }: { state: string; expiresAt: Date | null }, now: Date): boolean =>
	state === 'pending' && expiresAt !== null && expiresAt <= now

// Who leaves before the days run out needs no more of them.
const needs = sql<boolean>`(state = 'active' and coalesce(ahead, -1) < ${needsTrainingBelowDays}
	and (last_day is null or last_day > today + coalesce(ahead, -1)))`

/** The same of places without `ahead`: nothing is planned from three days on, or from the day they leave. One look per place. */
const needsOfPlace = sql<boolean>`(state = 'active' and not exists (select from workout
	where workout.studio_id = places.studio_id and workout.calendar_id = places.calendar_id
		and workout.on_date >= least(places.today + ${needsTrainingBelowDays}::int, places.last_day)))`

const counts = sql`
	count(*) filter (where state = 'active')::int as active, count(*) filter (where ${needsOfPlace})::int as needs,
	count(*) filter (where state = 'awaiting')::int as awaiting,
	count(*) filter (where state = 'pending')::int as pending, count(*) filter (where state = 'paused')::int as paused,
	count(*) filter (where state = 'finished')::int as finished, count(*) filter (where state = 'cancelled')::int as cancelled`

/** The price of `standing` in one piece. */
export const agreed = sql`case when standing.price_minor is not null then jsonb_build_object('amountMinor', standing.price_minor,
	'currency', standing.currency,
	'every', standing.price_every, 'unit', standing.price_unit) end`

/** One line, as every list and page of subscriptions reads it. */
export const line = sql`id, program_id as "programId", program_title as "programTitle", type, client_id as "clientId",
	calendar_id as "calendarId", invitation_id as "invitationId", name, asked_at as "askedAt", state, ${needs} as needs,
	ahead as "daysAhead", joined_on as "joinedOn", paused_on as "pausedOn", last_day as "lastDay",
	ended_how as "endedHow", coalesce(ended_by = 'client', false) as "endedByClient", accepted_on as "acceptedOn",
	${agreed} as price, expires_at as "expiresAt"`

type Line = Omit<SubscriptionLine, 'expired'> & { sort: string; counts: Counts & { others: number } }
type Asked = {
	now: Date
	among: RawBuilder<boolean>
	mine: RawBuilder<boolean>
	filter: (typeof filters)[number] | undefined
	after: [string, string] | undefined
}

/** The counts of all states, with the lines of a page; one row without a line where there is none. One statement, one pass. */
function page({ now, among, mine, filter, after }: Asked) {
	const fits = filter === undefined ? sql`true` : filter === 'needs' ? needsOfPlace : sql`state = ${filter}`
	return sql<Line | { id: null; counts: Line['counts'] }>`
		with ${places(now, sql<boolean>`${among} and ${mine}`)},
		counted as (
			select ${counts},
				(select count(*)::int from subscription s join client c on c.studio_id = s.studio_id and c.id = s.client_id
					where ${among} and not ${mine}) as others
			from places
		),
		chosen as (
			select * from places
			where ${fits} and ${after ? sql`(sort_name, id) > (${after[0]}::text collate "C", ${after[1]}::uuid)` : sql`true`}
			order by sort_name, id limit ${pageSize + 1}
		),
		${ahead(sql`chosen`)}
		select ${line}, sort_name as sort, (select to_json(counted) from counted) as counts
		from (select 1) once left join standing on true
		order by sort_name, id`
}
