import { touchline } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { allStudios } from '#platform/database/studios.ts'
import { transaction } from '#platform/database/transaction.ts'
import { appPool, must, perform } from '#platform/perform.ts'
import type { Regular } from '#platform/regular.ts'
import { collect } from './use-cases/collect.ts'

const atOnce = 200

/** 53, 54: wakes the plans whose hour has come. One plan's trouble is not the others'. */
export const collectDue: Regular = {
	name: 'plans.collect-due',
	cron: '*/5 * * * *',
	async run() {
		const failures: unknown[] = []
		for (const studioId of await allStudios(appPool()))
			for (const planId of await due(studioId))
				await perform(collect, { planId }, { actor: touchline(studioId) })
					.then(must)
					.catch((error) => failures.push(error))
		if (failures.length > 0) throw new AggregateError(failures, 'some plans could not be looked at')
	},
}

const due = (studioId: string): Promise<string[]> =>
	transaction(appPool(), studioId, 'read only', async (db) => {
		const rows = await db
			.selectFrom('payment_plan')
			.select('id')
			.where('ended_at', 'is', null)
			.where('next_at', '<=', now())
			.orderBy('next_at')
			.limit(atOnce)
			.execute()
		return { commit: false, value: rows.map(({ id }) => id) }
	})
