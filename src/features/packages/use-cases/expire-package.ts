import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { packageExpired } from '../events.ts'
import { packageOf } from '../queries/subjects.ts'
import { creditsIn, enterAll } from './parts/enter.ts'

/** 10.2: after its last day, what nobody booked of a package is gone. What is booked stays. */
export const expirePackage = useCase('packages.expire-package', {
	input: z.object({ packageId: Id }),
	output: z.object({}),
	subject: ({ db }, { packageId }) => packageOf(db, packageId, 'for update'),
	may: touchlineItself,
	async run(acting, of) {
		const over = of.lastDay !== null && of.lastDay < dayOf(acting.now, of.zone)
		const left = over ? await creditsIn(acting, of.id, ['free']) : []
		if (left.length === 0) return ok({})
		await enterAll(acting, of.id, left, { kind: 'expired' })
		await acting.emit(packageExpired, {
			...{ clientId: of.client_id, subject: { type: 'package', id: of.id } },
			after: { title: of.name, sessions: left.length },
			data: { packageId: of.id, sessions: left.length },
		})
		return ok({})
	},
})
