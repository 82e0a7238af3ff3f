import { sql } from 'kysely'
import { z } from 'zod'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { ClientFilters, filtered, planForThisSearch } from './list-clients.ts'

/** Counting stops here: "1,000+" is as good to know as 48,213, and costs a hundredth. */
export const mostCounted = 1000

/** How many a list holds, up to `mostCounted`, by state. */
export const countClients = query('clients.count-clients', {
	input: ClientFilters.omit({ state: true }),
	output: z.object({ active: z.number(), archived: z.number(), limit: z.number() }),
	may: anyStaff,
	async run(reading, _, filters) {
		await planForThisSearch(reading, filters)
		const some = (state: 'active' | 'archived') =>
			filtered(reading.db.selectFrom('client_directory as c'), { ...filters, state }, reading.actor)
				.select(sql`1`.as('one'))
				.limit(mostCounted + 1)
		const row = await reading.db
			.selectNoFrom((is) => [
				is.selectFrom(some('active').as('a')).select(sql<number>`count(*)::int`.as('n')).as('active'),
				is.selectFrom(some('archived').as('b')).select(sql<number>`count(*)::int`.as('n')).as('archived'),
			])
			.executeTakeFirstOrThrow()
		return { active: row.active ?? 0, archived: row.archived ?? 0, limit: mostCounted }
	},
})
