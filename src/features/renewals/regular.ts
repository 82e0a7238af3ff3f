import { touchline } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { allStudios } from '#platform/database/studios.ts'
import { transaction } from '#platform/database/transaction.ts'
import { appPool, must, perform } from '#platform/perform.ts'
import type { Regular } from '#platform/regular.ts'
import { goOn } from './use-cases/go-on.ts'

const atOnce = 200

/** 10.5: a new month has begun for whose month was full. One enrolment's trouble is not the others'. */
export const goOnInNewMonth: Regular = {
	name: 'renewals.go-on-in-new-month',
	cron: '*/10 * * * *',
	async run() {
		const failures: unknown[] = []
		for (const studioId of await allStudios(appPool()))
			for (const enrolmentId of await due(studioId))
				await perform(goOn, { enrolmentId }, { actor: touchline(studioId) })
					.then(must)
					.catch((error) => failures.push(error))
		if (failures.length > 0) throw new AggregateError(failures, 'some enrolments could not go on')
	},
}

const due = (studioId: string): Promise<string[]> =>
	transaction(appPool(), studioId, 'read only', async (db) => {
		const rows = await db
			.selectFrom('enrolment')
			.select('id')
			.where('resumes_at', '<=', now())
			.orderBy('resumes_at')
			.limit(atOnce)
			.execute()
		return { commit: false, value: rows.map(({ id }) => id) }
	})
