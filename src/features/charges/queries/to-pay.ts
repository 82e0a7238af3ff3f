import { sql } from 'kysely'
import { z } from 'zod'
import { clientReading } from '#features/clients/permissions.ts'
import { Id } from '#platform/ids.ts'
import { payableByCard } from '#platform/money/wire.ts'
import { query } from '#platform/use-case.ts'
import { CardView, cardsOf } from './cards.ts'

const Thing = z.object({
	id: z.string(),
	title: z.string(),
	forAt: z.date(),
	zone: z.string(),
	openMinor: z.number(),
	currency: z.string(),
})
export type ThingToPay = z.output<typeof Thing>

/** 8.3: what a client is about to pay, what it comes to, and with which of their cards they can. */
export const toPay = query('charges.to-pay', {
	/** Left out: all that is open. */
	input: z.object({ obligationIds: z.array(Id).max(50).optional() }),
	output: z.object({
		things: z.array(Thing),
		totalMinor: z.number(),
		currency: z.string(),
		cards: z.array(CardView),
		/** The studio takes cards, and the provider takes this amount (20). */
		payable: z.boolean(),
		/** Something is open in another currency, which is paid by itself. */
		mixed: z.boolean(),
	}),
	may: clientReading,
	async run({ db, actor, now }, _, { obligationIds }) {
		const clientId = actor.id as string
		const { rows } = await sql<ThingToPay>`
			select id, title, for_at as "forAt", zone, currency,
				(case when open_minor > later_minor then open_minor - later_minor else open_minor end)::float8 as "openMinor"
			from obligation
			where client_id = ${clientId}::uuid and open_minor > 0
				and ${obligationIds ? sql`id = any (${obligationIds}::uuid[])` : sql`open_minor > later_minor`}
			order by for_at, id limit 50`.execute(db)
		const currency = rows[0]?.currency ?? 'EUR'
		const totalMinor = rows.reduce((sum, { openMinor }) => sum + openMinor, 0)
		const connection = await db.selectFrom('stripe_connection').select('charges_enabled').executeTakeFirst()
		const mixed = rows.some((row) => row.currency !== currency)
		const taken = connection?.charges_enabled === true
		return {
			...{ things: rows, totalMinor, currency, mixed, cards: await cardsOf(db, clientId, now) },
			payable: taken && !mixed && payableByCard(totalMinor, currency),
		}
	},
})
