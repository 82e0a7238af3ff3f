import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'

const most = 200

/** 6.2: programs this client could be asked into: 1-2-1 and groups, published, in which they have no open subscription. */
export const invitablePrograms = query('subscriptions.invitable-programs', {
	input: z.object({ clientId: Id }),
	output: z.object({ programs: z.array(z.object({ id: z.string(), title: z.string() })) }),
	subject: ({ db }, { clientId }) =>
		db.selectFrom('client').select('id as client_id').where('id', '=', clientId).executeTakeFirst(),
	may: coachOf,
	run: async ({ db }, { client_id }) => ({ programs: await programsWithout(db, client_id) }),
})

export const programsWithout = (db: Db, clientId: string): Promise<{ id: string; title: string }[]> =>
	db
		.selectFrom('program')
		.select(['id', 'title'])
		.where('type', '<>', 'plan')
		.where('published_at', 'is not', null)
		.where('archived_at', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('subscription')
						.select('id')
						.whereRef('subscription.program_id', '=', 'program.id')
						.where('client_id', '=', clientId)
						.where('last_day', 'is', null),
				),
			),
		)
		.orderBy('search_text')
		.limit(most)
		.execute()
