import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { fromWire } from '#platform/money/wire.ts'
import { providerOf } from '../queries/connection.ts'
import { type Booked, type Compared, compare } from '../rules/compare.ts'
import type { Listed } from '../stripe/port.ts'
import { inStudio } from './in-studio.ts'

export type Reconciled = { rows: Compared[] } | { failed: 'off' | 'silence' }

/** 7: what the ledger and the provider each say of a span, asked at this moment. */
export async function reconcile(studioId: string, from: Date, to: Date): Promise<Reconciled> {
	const connected = await inStudio(studioId, (db) => providerOf(db, studioId))
	if (!connected) return { failed: 'off' }
	// A payment begun before the span may have been paid in it.
	const there = await connected.provider.paidBetween(from, to)
	if (!there.ok) return { failed: 'silence' }
	const paid = there.value.filter(({ status, received }) => status === 'succeeded' && received > 0)
	const { accountId } = connected
	const booked = await inStudio(studioId, (db) => bookedIn(db, { accountId, from, to, ids: paid }))
	return {
		rows: compare(
			booked,
			paid.map(({ intentId, received, refunded, currency, at, studioRef }) => ({
				...{ intentId, currency, at, ours: studioRef === studioId },
				netMinor: fromWire(received - refunded, currency),
			})),
		),
	}
}

type Span = { accountId: string; from: Date; to: Date; ids: readonly Listed[] }

/** What lies in the ledger's account of the provider for each charge: in, less back. */
async function bookedIn(db: Db, { accountId, from, to, ids }: Span): Promise<Booked[]> {
	const { rows } = await sql<Booked>`
		select c.intent_id as "intentId", c.id as "chargeId", coalesce(trim(k.first_name || ' ' || k.last_name), '') as client,
			(select string_agg(p.title, ', ' order by p.obligation_id) from charge_part p
				where p.studio_id = c.studio_id and p.charge_id = c.id) as title,
			(coalesce((select sum(e.amount_minor) from ledger_entry e where e.studio_id = c.studio_id and e.account = 'stripe'
				and e.transaction_id in (
					select p.payment_id from charge_part p where p.studio_id = c.studio_id and p.charge_id = c.id
					union all select r.transaction_id from refund r where r.studio_id = c.studio_id and r.charge_id = c.id
						and r.state in ('pending', 'succeeded'))), 0)
				+ (select sum(p.held_minor) from charge_part p where p.studio_id = c.studio_id and p.charge_id = c.id))::float8
				as "netMinor", c.currency,
			c.created_at as at
		from charge c left join client k on k.studio_id = c.studio_id and k.id = c.client_id
		where c.state = 'paid' and c.account_id = ${accountId} and c.intent_id is not null
			and (c.created_at >= ${from} and c.created_at < ${to} or c.intent_id = any (${ids.map(({ intentId }) => intentId)}::text[]))
		order by c.id desc limit 1000`.execute(db)
	return rows
}
