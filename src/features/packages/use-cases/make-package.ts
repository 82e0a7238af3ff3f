import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { clientForUpdate } from '#features/clients/queries/client-row.ts'
import { Id } from '#platform/ids.ts'
import { useCase } from '#platform/use-case.ts'
import { NoRenewal, packageFields } from '../fields.ts'
import { Sold, saleFields, sellTo } from './parts/sell-to.ts'

/** 10.1: a package made for one client. */
export const makePackage = useCase('packages.make-package', {
	input: z.object({ clientId: Id, ...packageFields, noRenewal: NoRenewal.default(false), ...saleFields }),
	output: Sold,
	subject: ({ db }, { clientId }) => clientForUpdate(db, clientId),
	may: coachOf,
	run: (acting, client, { paidBy, openUnpaid, notify, coachId = null, ...terms }) =>
		sellTo(acting, client, { paidBy, openUnpaid, notify, templateId: null, terms: { ...terms, coachId } }),
})
