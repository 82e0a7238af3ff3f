import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { MessageView, OfferView } from '../fields.ts'
import { offerState } from '../rules/offer-state.ts'

type OfferColumns = {
	offerId: string | null
	offerName: string
	sessions: number
	priceMinor: number
	currency: string
	validMonths: number | null
	offersRenewal: boolean
	expiresAt: Date
	acceptedAt: Date | null
	withdrawnAt: Date | null
	packageId: string | null
	packageEnded: boolean
	obligationId: string | null
	openMinor: number
}
type Row = Omit<MessageView, 'offer' | 'cards'> & OfferColumns

/** Messages as either side reads them: who wrote, what goes with it, how an offer stands. One statement. */
export async function messagesOf(
	db: Db,
	clientId: string,
	{ where, order, limit }: { where: RawBuilder<boolean>; order: RawBuilder<unknown>; limit: number },
	now: Date,
): Promise<Omit<MessageView, 'cards'>[]> {
	const { rows } = await sql<Row>`
		select m.id, m.seq, m.changed, m.staff_id as "staffId", coalesce(s.name, trim(c.first_name || ' ' || c.last_name)) as author,
			m.body, m.at, m.deleted_at is not null as deleted,
			coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes) order by f.id) from stored_file f
				where f.studio_id = m.studio_id and f.conversation_client_id = m.client_id and f.conversation_message_id = m.id
					and f.ready_at is not null), '[]') as files,
			o.id as "offerId", o.name as "offerName", o.sessions, o.price_minor::float8 as "priceMinor", o.currency,
			o.valid_months as "validMonths", o.offers_renewal as "offersRenewal", o.expires_at as "expiresAt",
			o.accepted_at as "acceptedAt", o.withdrawn_at as "withdrawnAt", o.package_id as "packageId",
			p.ended_as is not null as "packageEnded", b.id as "obligationId", coalesce(b.open_minor, 0)::float8 as "openMinor"
		from conversation_message m
		join client c on c.studio_id = m.studio_id and c.id = m.client_id
		left join staff s on s.studio_id = m.studio_id and s.id = m.staff_id
		left join package_offer o on o.studio_id = m.studio_id and o.id = m.offer_id
		left join package p on p.studio_id = o.studio_id and p.id = o.package_id
		left join obligation b on b.studio_id = p.studio_id and b.kind = 'package' and b.payable_id = p.id
		where m.client_id = ${clientId}::uuid and ${where} order by ${order} limit ${limit}`.execute(db)
	return rows.map((row) => said(row, now))
}

function said(row: Row, now: Date): Omit<MessageView, 'cards'> {
	const { id, seq, changed, staffId, author, body, at, deleted, files } = row
	return {
		id,
		seq,
		changed,
		staffId,
		author,
		body,
		at,
		deleted,
		files,
		offer: deleted ? null : offerIn(row, now),
	}
}

function offerIn(row: Row, now: Date): OfferView | null {
	if (row.offerId === null) return null
	const { offerId, offerName, sessions, priceMinor, currency, validMonths, offersRenewal, expiresAt } = row
	const { packageId, obligationId, openMinor } = row
	return {
		...{
			id: offerId,
			name: offerName,
			sessions,
			priceMinor,
			currency,
			validMonths,
			offersRenewal,
			expiresAt,
		},
		...{ packageId, obligationId, openMinor, state: offerState(row, now) },
	}
}
