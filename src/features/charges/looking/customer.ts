import { sql } from 'kysely'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { Answer, Provider } from '../stripe/port.ts'
import { inStudio } from './in-studio.ts'

/** Who a client is at the provider, in this account; null where they are nobody there yet. */
export async function customerOf(db: Db, clientId: string, accountId: string): Promise<string | null> {
	const row = await db
		.selectFrom('stripe_customer')
		.select('customer_id')
		.where('client_id', '=', clientId)
		.where('account_id', '=', accountId)
		.orderBy('created_at')
		.executeTakeFirst()
	return row?.customer_id ?? null
}

type Who = { studioId: string; clientId: string; accountId: string }

/** Makes them known there, once: two who try at the same time name the same key. */
export async function makeCustomer(provider: Provider, who: Who): Promise<Answer<string>> {
	const { studioId, clientId, accountId } = who
	const { known, name, email } = await inStudio(studioId, async (db) => {
		const { rows } = await sql<{ name: string; email: string }>`
			select trim(first_name || ' ' || last_name) as name, coalesce(email, '') as email
			from client where id = ${clientId}::uuid`.execute(db)
		const client = rows[0] ?? { name: '', email: '' }
		return { known: await customerOf(db, clientId, accountId), ...client }
	})
	if (known !== null) return { ok: true, value: known }
	// A changed name or address is another request: the key says what it was made with.
	const key = `customer-${clientId}-${Buffer.from(`${name} ${email}`).toString('base64url').slice(0, 80)}`
	const made = await provider.makeCustomer({ key, clientId, studioId, name, email })
	if (made.ok) await keep(who, made.value)
	return made
}

const keep = ({ studioId, clientId, accountId }: Who, customerId: string): Promise<unknown> =>
	inStudio(studioId, (db) =>
		db
			.insertInto('stripe_customer')
			.values({
				...{ studio_id: studioId, account_id: accountId, customer_id: customerId },
				...{ client_id: clientId, created_at: now() },
			})
			.onConflict((known) => known.doNothing())
			.execute(),
	)
