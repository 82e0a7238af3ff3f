import { sql } from 'kysely'
import { z } from 'zod'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { After, beyond, pageOf } from './paging.ts'
import { seenBy } from './seen.ts'

const Unpaid = z.object({
	/** Of the place. */
	id: z.string(),
	appointmentId: z.string(),
	title: z.string(),
	startsAt: z.string(),
	clientId: z.string(),
	client: z.string(),
	/** Whether the reader may open this client's page. */
	mayOpen: z.boolean(),
	priceMinor: z.number(),
	currency: z.string(),
	payment: z.enum(['pending', 'part_paid']),
})
export type UnpaidPlace = z.output<typeof Unpaid>

/** 7.3: sessions that are over and not paid, the oldest first. Money: not for assistants (1.3). */
export const unpaid = query('appointments.unpaid', {
	input: z.object({ after: After, limit: z.number().int().min(1).max(100).default(20) }),
	output: z.object({ places: z.array(Unpaid), next: z.string().nullable() }),
	may: coaches,
	async run({ db, actor, now }, _, { after, limit }) {
		const { rows } = await sql<Omit<UnpaidPlace, 'startsAt'> & { startsAt: Date }>`
			select u.id, a.id as "appointmentId", a.title, a.starts_at as "startsAt", c.id as "clientId",
				trim(c.first_name || ' ' || c.last_name) as client, ${visibleTo(actor)} as "mayOpen",
				u.price_minor::float8 as "priceMinor", u.currency, u.payment
			from appointment_place u
			join appointment a on a.studio_id = u.studio_id and a.id = u.appointment_id
			join client c on c.studio_id = u.studio_id and c.id = u.client_id
			where ${sql.join(
				[
					sql`u.payment in ('pending', 'part_paid') and u.status in ('booked', 'completed', 'no_show')`,
					sql`a.ends_at <= ${now}`,
					seenBy(actor),
					...beyond(after, 'later', sql`u.id`),
				],
				sql` and `,
			)}
			order by a.starts_at, u.id limit ${limit + 1}`.execute(db)
		const places = rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString() }))
		const { page, next } = pageOf(places, limit)
		return { places: page, next }
	},
})
