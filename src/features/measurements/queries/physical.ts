import { sql } from 'kysely'
import { z } from 'zod'
import { clientReading } from '#features/clients/permissions.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { Locale } from '#platform/i18n/format.ts'
import { addMonths, dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { type Consent, consent, type Look, looks } from './consent.ts'
import { type OfClient, ofClient } from './of-client.ts'

export const periods = ['quarter', 'year', 'all'] as const
export type Period = (typeof periods)[number]

export type Physical = {
	consent: Consent
	/** Values and photos there are, shown or hidden. */
	kept: number
	period: Period
	locale: Locale
	timeZone: string
	/** Only while they agree: what they withdrew stays hidden from themselves too, until they agree again or erase it. */
	own: OfClient | null
	looks: Look[]
}

/** 8.5: everything the client's own page shows. */
export const physical = query('measurements.physical', {
	input: z.object({ period: z.enum(periods).catch('year').default('year') }),
	may: clientReading,
	async run({ ask, db, actor, locale, now }, _, { period }): Promise<Physical> {
		const stands = await ask(consent, {})
		const shows = stands.on && stands.stands
		const from = startOf(period, dayOf(now, actor.timeZone))
		return {
			...{ consent: stands, kept: await countOf(db, stands.clientId), period, locale },
			timeZone: actor.timeZone,
			own: shows ? await ask(ofClient, from ? { from } : {}) : null,
			looks: (await ask(looks, { limit: 5 })).looks,
		}
	},
})

export const startOf = (period: Period, today: string): string | null =>
	period === 'all' ? null : addMonths(today, period === 'year' ? -12 : -3)

/** How much a client has, without opening any of it. */
export async function countOf(db: Db, clientId: string): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select (select count(*) from measurement where client_id = ${clientId}::uuid)::int
			+ (select count(*) from measurement_photo where client_id = ${clientId}::uuid)::int as count`.execute(
		db,
	)
	return rows[0]?.count ?? 0
}
