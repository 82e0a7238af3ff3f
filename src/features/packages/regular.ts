import { sql } from 'kysely'
import { touchline } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { allStudios } from '#platform/database/studios.ts'
import { transaction } from '#platform/database/transaction.ts'
import { appPool, must, perform } from '#platform/perform.ts'
import type { Regular } from '#platform/regular.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { morningOf } from '#platform/time/morning.ts'
import { packageSettings } from './queries/settings.ts'
import { toldDaysAhead } from './rules/validity.ts'
import { expirePackage } from './use-cases/expire-package.ts'
import { noteExpiring } from './use-cases/note-expiring.ts'

const atOnce = 200

/** 10.2: once an hour: what is over by the studio's clock, and, from nine in the morning, whom to tell that it soon is. One package's trouble is not the others'. */
export const lookAtLastDays: Regular = {
	name: 'packages.look-at-last-days',
	cron: '5 * * * *',
	async run() {
		const failures: unknown[] = []
		for (const studioId of await allStudios(appPool())) {
			const { over, coming } = await found(studioId)
			const actor = touchline(studioId)
			const noted = (run: Promise<unknown>) => run.catch((error) => failures.push(error))
			for (const packageId of over) await noted(perform(expirePackage, { packageId }, { actor }).then(must))
			for (const packageId of coming) await noted(perform(noteExpiring, { packageId }, { actor }).then(must))
		}
		if (failures.length > 0) throw new AggregateError(failures, 'some packages could not be looked at')
	},
}

type Found = { over: string[]; coming: string[] }

const found = (studioId: string): Promise<Found> =>
	transaction(appPool(), studioId, 'read only', async (db) => {
		const { zone } = await packageSettings(db)
		const today = dayOf(now(), zone)
		const { rows } = await sql<{ id: string; over: boolean }>`
			select p.id, p.last_day < ${today}::date as over from package p
			where p.last_day <= ${addDays(today, toldDaysAhead)}::date and p.ended_as is null
				and (p.last_day < ${today}::date or p.told_last_day is distinct from p.last_day and p.sold_at < ${now()}::timestamptz - interval '3 days')
				and exists (select from credit c where c.studio_id = p.studio_id and c.package_id = p.id and c.state = 'free')
			order by p.last_day limit ${atOnce}`.execute(db)
		const ids = (over: boolean) => rows.filter((row) => row.over === over).map(({ id }) => id)
		const awake = now() >= morningOf(today, zone)
		return { commit: false, value: { over: ids(true), coming: awake ? ids(false) : [] } }
	})
