import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { noShows, usableWhen } from '../rules/states.ts'

const PackageSettings = z.object({
	/** When sessions of a package can be booked. */
	usableWhen: z.enum(usableWhen),
	/** What becomes of the session of whoever didn't come; a type may say otherwise. */
	noShow: z.enum(noShows),
	version: z.number(),
})
export type PackageSettings = z.output<typeof PackageSettings>

/** What the studio decided about packages, else the defaults; with its currency and clock. */
export async function packageSettings(db: Db): Promise<PackageSettings & { currency: string; zone: string }> {
	const { rows } = await sql<PackageSettings & { currency: string; zone: string }>`
		select coalesce(p.usable_when, 'paid') as "usableWhen", coalesce(p.no_show, 'forfeit') as "noShow",
			coalesce(p.version, 0) as version, s.currency, s.time_zone as zone
		from studio_settings s left join package_settings p on p.studio_id = s.studio_id`.execute(db)
	const [found] = rows
	if (!found) throw new Error('a studio without settings')
	return found
}

export const settings = query('packages.settings', {
	input: z.object({}),
	output: PackageSettings,
	may: coaches,
	async run({ db }) {
		const { usableWhen, noShow, version } = await packageSettings(db)
		return { usableWhen, noShow, version }
	},
})
