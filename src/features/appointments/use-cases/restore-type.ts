import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { typeRestored } from '../events.ts'

/** 7.1: an archived type can be used again. */
export const restoreType = useCase('appointments.restore-type', {
	input: z.object({ typeId: Id }),
	output: z.object({ typeId: z.string() }),
	subject: ({ db }, { typeId }) =>
		db
			.selectFrom('appointment_type')
			.select(['id', 'name'])
			.where('id', '=', typeId)
			.forUpdate()
			.executeTakeFirst(),
	may: coaches,
	conflicts: { appointment_type_name: 'appointments_type_name' },
	async run({ db, emit }, { id, name }) {
		const { numUpdatedRows } = await db
			.updateTable('appointment_type')
			.set({ archived_at: null })
			.where('id', '=', id)
			.where('archived_at', 'is not', null)
			.executeTakeFirst()
		if (numUpdatedRows > 0n)
			await emit(typeRestored, {
				subject: { type: 'appointment_type', id },
				after: { name },
				data: { typeId: id },
			})
		return ok({ typeId: id })
	},
})
