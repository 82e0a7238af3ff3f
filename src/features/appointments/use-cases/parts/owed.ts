import { sql } from 'kysely'
import { owe, type Payable, taxOpen } from '#features/payments/use-cases/parts/owe.ts'
import type { Acting } from '#platform/use-case.ts'
import { payableKind } from '../../rules/payable.ts'
import { coverPlaces } from './by-package.ts'

/**
 * 10.2, 7.3: what the places of these appointments take of packages, and what the others owe; a place that a package pays, or whose credit
 * was given back, owes nothing. Call it with the appointments locked, after whatever changed places, prices, titles or times.
 */
export async function settleAppointments(acting: Acting, appointmentIds: readonly string[]): Promise<void> {
	await coverPlaces(acting, appointmentIds)
	await owePlaces(acting, appointmentIds)
}

/**
 * 7.3: what the places of these appointments owe now, told to payments in the same transaction: a seat with a price is owed for, also
 * where its client did not come or cancelled too late, unless that costs nothing here; a cancelled one is called off without touching
 * what was paid.
 */
async function owePlaces(acting: Acting, appointmentIds: readonly string[]): Promise<void> {
	const { rows } = await sql<Payable>`
		select ${payableKind} as kind, p.id, a.id as "aboutId", p.client_id as "clientId", a.title, a.starts_at as "forAt", a.zone,
			p.price_minor::float8 as "priceMinor", p.currency, t.tax_bp as "taxBp",
			coalesce(p.by_package, 'no') = 'no' and (p.status in ('booked', 'completed') or p.forfeits or (p.status = 'no_show' and
				coalesce(t.no_show_credit, (select s.no_show from package_settings s), 'forfeit') = 'forfeit')) as stands
		from appointment_place p join appointment a on a.studio_id = p.studio_id and a.id = p.appointment_id
		left join appointment_type t on t.studio_id = a.studio_id and t.id = a.type_id
		where a.id = any (${appointmentIds}::uuid[]) and (p.price_minor > 0 or exists (
			select from obligation o where o.studio_id = p.studio_id and o.kind = ${payableKind} and o.payable_id = p.id))
		order by p.id`.execute(acting.db)
	await owe(acting, rows)
}

/** 11.4: another rate of tax counts for what nobody has paid yet; of what is paid, receipts say what was so. */
export async function taxPlaces(acting: Acting, typeId: string, taxBp: number | null): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select a.id from appointment a where a.type_id = ${typeId}::uuid`.execute(acting.db)
	await taxOpen(acting, { kind: payableKind, aboutIds: rows.map(({ id }) => id), taxBp })
}
