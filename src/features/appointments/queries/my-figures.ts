import { sql } from 'kysely'
import { z } from 'zod'
import { clientReading } from '#features/clients/permissions.ts'
import { Amount } from '#features/payments/rules/amount.ts'
import { query } from '#platform/use-case.ts'
import { type ClientCard, clientCards } from '../rules/cards.ts'

const figures = z.object({
	/** The cards this studio shows, in their order; figures of others are not told. */
	cards: z.array(z.enum(clientCards)),
	/** Sessions that took place or are booked: not those that were cancelled, asked for or waited for. */
	total: z.number(),
	completed: z.number(),
	/** Time spent in completed sessions. */
	minutes: z.number(),
	nextAt: z.date().nullable(),
	nextZone: z.string().nullable(),
	spent: z.array(Amount),
	/** How many wait to be paid. */
	unpaid: z.number(),
	/** There is something they may book by themselves. */
	mayBook: z.boolean(),
})
export type MyFigures = z.infer<typeof figures>

type Row = Omit<MyFigures, 'cards'> & { cards: ClientCard[] | null }

/** 8.6: the figures above a client's own pages. One statement, whatever the number of sessions (G2). */
export const myFigures = query('appointments.my-figures', {
	input: z.object({}),
	output: figures,
	may: clientReading,
	async run({ db, actor, now }) {
		const { rows } = await sql<Row>`
			with mine as (
				select p.status, a.starts_at, a.ends_at, a.zone
				from appointment_place p
				join appointment a on a.studio_id = p.studio_id and a.id = p.appointment_id
				where p.client_id = ${actor.id}::uuid),
			money as (
				select currency, sum(paid_minor - refunded_minor) as minor, count(*) filter (where open_minor > 0) as open
				from obligation where client_id = ${actor.id}::uuid group by currency)
			select (select client_cards from appointment_settings) as cards,
				count(*) filter (where status in ('booked', 'completed', 'no_show'))::int as total,
				count(*) filter (where status = 'completed')::int as completed,
				coalesce(sum(extract(epoch from ends_at - starts_at) / 60) filter (where status = 'completed'), 0)::float8 as minutes,
				min(starts_at) filter (where status = 'booked' and starts_at > ${now}) as "nextAt",
				(array_agg(zone order by starts_at) filter (where status = 'booked' and starts_at > ${now}))[1] as "nextZone",
				coalesce((select jsonb_agg(jsonb_build_object('minor', minor, 'currency', currency) order by currency)
					from money where minor > 0), '[]') as spent,
				coalesce((select sum(open) from money), 0)::int as unpaid,
				exists (select from appointment_type where self_booking <> 'nobody' and archived_at is null) as "mayBook"
			from mine`.execute(db)
		const acts = actor.kind === 'client' && !actor.archived
		return onlyShown({ ...(rows[0] as Row), mayBook: acts && rows[0]?.mayBook === true })
	},
})

const nothing: Amount[] = []

/** What a studio doesn't show doesn't leave the server either. */
function onlyShown({ cards: chosen, ...all }: Row): MyFigures {
	const cards = clientCards.filter((card) => (chosen ?? clientCards).includes(card))
	const shows = (card: ClientCard) => cards.includes(card)
	return {
		cards,
		total: shows('total') ? all.total : 0,
		completed: shows('completed') ? all.completed : 0,
		minutes: shows('time') ? all.minutes : 0,
		nextAt: shows('next') ? all.nextAt : null,
		nextZone: shows('next') ? all.nextZone : null,
		spent: shows('spent') ? all.spent : nothing,
		unpaid: all.unpaid,
		mayBook: all.mayBook,
	}
}
