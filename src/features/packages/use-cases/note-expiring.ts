import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { packageExpiring } from '../events.ts'
import { packageOf } from '../queries/subjects.ts'

/** 10.2: a client hears once of each last day that it comes. */
export const noteExpiring = useCase('packages.note-expiring', {
	input: z.object({ packageId: Id }),
	output: z.object({}),
	subject: ({ db }, { packageId }) => packageOf(db, packageId, 'for update'),
	may: touchlineItself,
	async run({ db, emit }, of) {
		if (of.lastDay === null || of.free === 0) return ok({})
		const { numUpdatedRows } = await db
			.updateTable('package')
			.set({ told_last_day: of.lastDay })
			.where('id', '=', of.id)
			.where((eb) => eb.or([eb('told_last_day', 'is', null), eb('told_last_day', '!=', of.lastDay)]))
			.executeTakeFirst()
		if (numUpdatedRows > 0n)
			await emit(packageExpiring, {
				...{ clientId: of.client_id, subject: { type: 'package', id: of.id } },
				after: { title: of.name, lastDay: of.lastDay },
				data: { packageId: of.id, lastDay: of.lastDay },
			})
		return ok({})
	},
})
