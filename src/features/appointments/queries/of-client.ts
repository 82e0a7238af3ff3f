import { sql } from 'kysely'
import { z } from 'zod'
import { staffOf } from '#features/accounts/permissions.ts'
import { paymentOf } from '#features/payments/queries/state.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { payableKind } from '../rules/payable.ts'
import { Listed, listed, shown, statuses } from './listed.ts'
import { After, beyond, pageOf } from './paging.ts'
import { seenBy, seesMoney } from './seen.ts'

const Own = Listed.extend({
	/** The client's own part in it. */
	status: z.enum([...statuses, 'waiting']),
	/** Null for whoever sees no money (1.3). */
	payment: z.enum(['none', 'pending', 'part_paid', 'paid', 'refunded', 'waived']).nullable(),
	priceMinor: z.number().nullable(),
	currency: z.string(),
})
export type ClientAppointment = z.output<typeof Own>

/** A client's appointments in the back office: what is to come, the next one first, or what was, the last one first. */
export const ofClient = query('appointments.of-client', {
	input: z.object({
		clientId: Id,
		when: z.enum(['upcoming', 'past']).default('upcoming'),
		after: After,
		limit: z.number().int().min(1).max(100).default(20),
	}),
	output: z.object({ appointments: z.array(Own), next: z.string().nullable() }),
	subject: async ({ db }, { clientId }) =>
		db.selectFrom('client').select(['id', 'id as client_id']).where('id', '=', clientId).executeTakeFirst(),
	may: staffOf,
	async run({ db, actor, now }, { id }, { when, after, limit }) {
		const upcoming = when === 'upcoming'
		const where = [
			sql`a.id in (select own.appointment_id from appointment_place own where own.client_id = ${id}::uuid)`,
			upcoming ? sql`a.ends_at > ${now}` : sql`a.ends_at <= ${now}`,
			seenBy(actor),
			...beyond(after, upcoming ? 'later' : 'earlier'),
		]
		const order = upcoming ? sql`a.starts_at, a.id` : sql`a.starts_at desc, a.id desc`
		const { page, next } = pageOf(await listed(db, actor, where, { limit: limit + 1, order }), limit)
		const places = await db
			.selectFrom('appointment_place')
			.select(['appointment_id', 'status', 'currency'])
			.select(sql<number>`price_minor::float8`.as('price'))
			.select(paymentOf(payableKind, 'appointment_place').as('payment'))
			.where('client_id', '=', id)
			.where(sql<boolean>`appointment_id = any (${page.map((row) => row.id)}::uuid[])`)
			.execute()
		const own = new Map(places.map((place) => [place.appointment_id, place]))
		const money = seesMoney(actor)
		const appointments = page.flatMap((row) => {
			const place = own.get(row.id)
			if (!place) return []
			return {
				...shown(row),
				status: place.status as ClientAppointment['status'],
				payment: money ? place.payment : null,
				priceMinor: money ? place.price : null,
				currency: place.currency,
			}
		})
		return { appointments, next }
	},
})
