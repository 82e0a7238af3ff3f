import { sql } from 'kysely'
import type { Unit } from '#features/packages/rules/validity.ts'
import type { Db } from '#platform/database/transaction.ts'
import { type OfferState, offerState } from '../rules/offer-state.ts'

export type OfferRow = {
	id: string
	client_id: string
	studio_id: string
	name: string
	sessions: number
	priceMinor: number
	currency: string
	validMonths: number | null
	offersRenewal: boolean
	packageId: string | null
	state: OfferState
}
export const offerUnit: Unit = 'month'

type Row = Omit<OfferRow, 'state'> & {
	expiresAt: Date
	acceptedAt: Date | null
	withdrawnAt: Date | null
	packageEnded: boolean
	openMinor: number
}

/** 10.6: an offer about to be accepted or withdrawn: whoever else wants to waits. */
export async function offerForUpdate(db: Db, id: string, now: Date): Promise<OfferRow | undefined> {
	await sql`select from package_offer where id = ${id}::uuid for update`.execute(db)
	const { rows } = await sql<Row>`
		select o.id, o.client_id, o.studio_id, o.name, o.sessions, o.price_minor::float8 as "priceMinor", o.currency,
			o.valid_months as "validMonths", o.offers_renewal as "offersRenewal", o.package_id as "packageId",
			o.expires_at as "expiresAt", o.accepted_at as "acceptedAt", o.withdrawn_at as "withdrawnAt",
			p.ended_as is not null as "packageEnded", coalesce(b.open_minor, 0)::float8 as "openMinor"
		from package_offer o
		left join package p on p.studio_id = o.studio_id and p.id = o.package_id
		left join obligation b on b.studio_id = p.studio_id and b.kind = 'package' and b.payable_id = p.id
		where o.id = ${id}::uuid`.execute(db)
	const [row] = rows
	return row && { ...row, state: offerState(row, now) }
}

/** The message that carries what became this package, if one does. */
export async function messageOfPackage(
	db: Db,
	packageId: string,
): Promise<{ clientId: string; messageId: string } | undefined> {
	const { rows } = await sql<{ clientId: string; messageId: string }>`
		select m.client_id as "clientId", m.id as "messageId" from package_offer o
		join conversation_message m on m.studio_id = o.studio_id and m.offer_id = o.id
		where o.package_id = ${packageId}::uuid`.execute(db)
	return rows[0]
}
