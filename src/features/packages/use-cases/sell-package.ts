import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { clientForUpdate } from '#features/clients/queries/client-row.ts'
import { Id } from '#platform/ids.ts'
import { refuse, useCase } from '#platform/use-case.ts'
import { templateOf } from '../queries/templates.ts'
import { Sold, saleFields, sellTo } from './parts/sell-to.ts'

/** 10.2: a coach sells one of the studio's packages to a client, on sale or not. */
export const sellPackage = useCase('packages.sell-package', {
	input: z.object({ clientId: Id, templateId: Id, ...saleFields }),
	output: Sold,
	subject: ({ db }, { clientId }) => clientForUpdate(db, clientId),
	may: coachOf,
	async run(acting, client, { templateId, ...decided }) {
		const terms = await templateOf(acting.db, templateId)
		if (!terms) return refuse('not_found', {}, 'templateId')
		return sellTo(acting, client, { ...decided, templateId, terms })
	},
})
