import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Locale } from '#platform/i18n/format.ts'
import type { Units } from '../rules/say-way.ts'

/** By which clock a client's days are counted, in which units they read, and in which language their studio writes. */
export async function whereaboutsOf(db: Db, clientId: string) {
	const { rows } = await sql<{ zone: string; units: Units; locale: Locale }>`
		select coalesce(account."timeZone", client.time_zone, settings.time_zone) as zone,
			coalesce(account.units, 'metric') as units, case when settings.locale = 'fr' then 'fr' else 'en' end as locale
		from client
		join studio_settings settings on settings.studio_id = client.studio_id
		left join account on account.id = client.account_id
		where client.id = ${clientId}::uuid`.execute(db)
	return rows[0] as (typeof rows)[0]
}
