import { sql } from 'kysely'
import { owe, type Payable } from '#features/payments/use-cases/parts/owe.ts'
import type { Acting } from '#platform/use-case.ts'
import { payableKind } from '../../rules/payable.ts'

/**
 * 7.3: what the places of these appointments owe now, told to payments in the same transaction: a seat with a price is owed for, also
 * where its client did not come; a cancelled one is called off without touching what was paid. Call it with the appointments
 * locked, after whatever changed places, prices, titles or times.
 */
export async function owePlaces(acting: Acting, appointmentIds: readonly string[]): Promise<void> {
	const { rows } = await sql<Payable>`
		select ${payableKind} as kind, p.id, a.id as "aboutId", p.client_id as "clientId", a.title, a.starts_at as "forAt", a.zone,
			p.price_minor::float8 as "priceMinor", p.currency, p.status in ('booked', 'completed', 'no_show') as stands
		from appointment_place p join appointment a on a.studio_id = p.studio_id and a.id = p.appointment_id
		where a.id = any (${appointmentIds}::uuid[]) and (p.price_minor > 0 or exists (
			select from obligation o where o.studio_id = p.studio_id and o.kind = ${payableKind} and o.payable_id = p.id))
		order by p.id`.execute(acting.db)
	await owe(acting, rows)
}
