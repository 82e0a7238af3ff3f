import { sql } from 'kysely'
import { z } from 'zod'
import { clientForUpdate } from '#features/clients/queries/client-row.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { anyClient } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { owedFor } from '../queries/subjects.ts'
import { templateOf } from '../queries/templates.ts'
import { sell } from './parts/sell.ts'
import { Sold } from './parts/sell-to.ts'

/**
 * 10.2: a client buys one of the packages on sale; the price is the studio's, never the sender's (I14). What they bought of it and
 * haven't paid yet is what they mean when they press again.
 */
export const buyPackage = useCase('packages.buy-package', {
	input: z.object({ templateId: Id }),
	output: Sold,
	subject: async ({ db }, { templateId }) => {
		const template = await templateOf(db, templateId)
		return template?.onSale ? template : undefined
	},
	may: anyClient,
	limits: (_, { actor }) => [{ bucket: `buy:${actor.id}`, most: 60, seconds: 3600 }],
	async run(acting, terms) {
		const { db, actor, locale } = acting
		const client = actor.id ? await clientForUpdate(db, actor.id) : undefined
		if (!client) return refuse('not_found')
		const { rows } = await sql<{ packageId: string; obligationId: string }>`
			select p.id as "packageId", o.id as "obligationId" from package p ${owedFor}
			where p.client_id = ${client.id}::uuid and p.template_id = ${terms.id}::uuid and p.ended_as is null
				and o.open_minor > 0 and o.paid_minor = 0 order by p.id desc limit 1`.execute(db)
		if (rows[0]) return ok(rows[0])
		const sale = { clientId: client.id, templateId: terms.id, terms, notify: true }
		const { packageId, obligationId, effects } = await sell(acting, sale)
		const told = m.packages_effect_both_told({}, { locale })
		return ok({ packageId, obligationId }, [...effects, { kind: 'told', text: told }])
	},
})
