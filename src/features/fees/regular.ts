import { touchline } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { allStudios } from '#platform/database/studios.ts'
import { transaction } from '#platform/database/transaction.ts'
import { appPool, must, perform } from '#platform/perform.ts'
import type { Regular } from '#platform/regular.ts'
import { beginPeriod } from './use-cases/begin-period.ts'

const atOnce = 200

/** I13: wakes the fees whose morning has come, each for one period. One fee's trouble is not the others'. */
export const beginDue: Regular = {
	name: 'fees.begin-due',
	cron: '*/5 * * * *',
	async run() {
		const failures: unknown[] = []
		for (const studioId of await allStudios(appPool()))
			for (const feeId of await due(studioId))
				await perform(beginPeriod, { feeId }, { actor: touchline(studioId) })
					.then(must)
					.catch((error) => failures.push(error))
		if (failures.length > 0) throw new AggregateError(failures, 'some fees could not be looked at')
	},
}

const due = (studioId: string): Promise<string[]> =>
	transaction(appPool(), studioId, 'read only', async (db) => {
		const rows = await db
			.selectFrom('fee')
			.select('id')
			.where('next_at', '<=', now())
			.orderBy('next_at')
			.limit(atOnce)
			.execute()
		return { commit: false, value: rows.map(({ id }) => id) }
	})
