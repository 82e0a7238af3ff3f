import { z } from 'zod'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { packageOpened } from '../events.ts'
import { packageOf } from '../queries/subjects.ts'

/** 10.2: the coach says that its sessions can be booked, although it isn't paid yet. */
export const openPackage = useCase('packages.open-package', {
	input: z.object({ packageId: Id }),
	output: z.object({ packageId: z.string() }),
	subject: ({ db }, { packageId }) => packageOf(db, packageId, 'for update'),
	may: coachOfObligation,
	async run({ db, emit }, of) {
		if (of.state !== 'unpaid') return refuse('packages_not_waiting')
		await db
			.updateTable('package')
			.set({ open_unpaid: true, version: of.version + 1 })
			.where('id', '=', of.id)
			.execute()
		await emit(packageOpened, {
			...{ clientId: of.client_id, subject: { type: 'package', id: of.id }, after: { title: of.name } },
			data: { packageId: of.id },
		})
		return ok({ packageId: of.id })
	},
})
