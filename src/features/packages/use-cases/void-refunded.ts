import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { packageRefunded } from '../events.ts'
import { packageOf } from '../queries/subjects.ts'
import { end } from './parts/end.ts'

/** 46: where all the money of a package went back in another way, what nobody used of it is void. */
export const voidRefunded = useCase('packages.void-refunded', {
	input: z.object({ packageId: Id }),
	output: z.object({}),
	subject: ({ db }, { packageId }) => packageOf(db, packageId, 'for update'),
	may: touchlineItself,
	async run(acting, of) {
		const over = of.state === 'refunded' || of.state === 'withdrawn'
		if (over || of.paidMinor === 0 || of.refundedMinor < of.paidMinor) return ok({})
		const sessions = await end(acting, of, 'refunded', '')
		await acting.emit(packageRefunded, {
			...{ clientId: of.client_id, subject: { type: 'package', id: of.id } },
			after: { title: of.name, sessions },
			data: { packageId: of.id, sessions, backMinor: of.refundedMinor },
		})
		return ok({})
	},
})
