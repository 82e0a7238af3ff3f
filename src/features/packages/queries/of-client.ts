import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { packageSettings } from './settings.ts'
import { packagesOf } from './subjects.ts'
import { PackageView, viewOf } from './view.ts'

/** What a client has, as their coach sees it. */
export const ofClient = query('packages.of-client', {
	input: z.object({ clientId: Id }),
	output: z.object({
		packages: z.array(PackageView),
		currency: z.string(),
		usableWhen: z.enum(['paid', 'bought']),
		/** An archived client gets nothing new. */
		archived: z.boolean(),
	}),
	subject: ({ db }, { clientId }) =>
		db
			.selectFrom('client')
			.select(['id', 'id as client_id', 'archived_at'])
			.where('id', '=', clientId)
			.executeTakeFirst(),
	may: coachOf,
	async run({ db }, { id, archived_at }) {
		const { currency, usableWhen } = await packageSettings(db)
		const packages = (await packagesOf(db, id)).map(viewOf)
		return { packages, currency, usableWhen, archived: archived_at !== null }
	},
})
