import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { typeArchived } from '../events.ts'

/** 7.1: nobody can book this type any more; appointments of it stay as they are. */
export const archiveType = useCase('appointments.archive-type', {
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

	async run({ db, now, emit }, { id, name }) {
		const { numUpdatedRows } = await db
			.updateTable('appointment_type')
			.set({ archived_at: now })
			.where('id', '=', id)
			.where('archived_at', 'is', null)
			.executeTakeFirst()
		if (numUpdatedRows > 0n)
			await emit(typeArchived, {
				subject: { type: 'appointment_type', id },
				after: { name },
				data: { typeId: id },
			})
		return ok({ typeId: id })
	},
})
