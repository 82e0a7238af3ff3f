import { sql } from 'kysely'
import { z } from 'zod'
import { clientReading } from '#features/clients/permissions.ts'
import type { Db } from '#platform/database/transaction.ts'
import { query } from '#platform/use-case.ts'
import type { Amount } from '../rules/amount.ts'

/**
 * 34: what is overdue, of an obligation `o` in a studio that wants bookings to wait (`s`): due since so many days, never reckoned from
 * before it was written down; or taken from a card that isn't asked any more.
 */
const isOverdue = (
	now: Date,
) => sql<boolean>`o.owed_minor - o.paid_minor - o.waived_minor > 0 and o.open_minor > o.later_minor
	and (o.given_up_at is not null
		or greatest(coalesce(o.due_since, o.for_at), o.created_at) <= ${now}::timestamptz - make_interval(days => s.overdue_days))`

/** 34: whether a client's new bookings wait for a payment. One statement; false in a studio that doesn't want that. */
export async function bookingsWait(db: Db, clientId: string, now: Date): Promise<boolean> {
	const { rows } = await sql<{ wait: boolean }>`
		select exists (select from payment_settings s join obligation o on o.studio_id = s.studio_id
			where s.bookings_wait and o.client_id = ${clientId}::uuid and ${isOverdue(now)}) as wait`.execute(db)
	return rows[0]?.wait === true
}

export type Overdue = { clientId: string; open: Amount[] }

/** Everybody whose new bookings wait. */
export async function whoseBookingsWait(db: Db, now: Date): Promise<Overdue[]> {
	const { rows } = await sql<Overdue>`
		select client_id as "clientId", jsonb_agg(jsonb_build_object('minor', minor, 'currency', currency) order by currency) as open
		from (select o.client_id, o.currency, sum(o.open_minor - o.later_minor) as minor
			from payment_settings s join obligation o on o.studio_id = s.studio_id
			where s.bookings_wait and o.client_id is not null and ${isOverdue(now)} group by 1, 2) each
		group by 1 order by 1`.execute(db)
	return rows
}

/** 34: whether one's own new bookings wait for a payment: said before one looks for a time. */
export const myBookingsWait = query('payments.my-bookings-wait', {
	input: z.object({}),
	output: z.object({ wait: z.boolean() }),
	may: clientReading,
	run: async ({ db, actor, now }) => ({ wait: await bookingsWait(db, actor.id as string, now) }),
})
