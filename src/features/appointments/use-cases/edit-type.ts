import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { typeEdited } from '../events.ts'
import { taxPlaces } from './parts/owed.ts'
import { setTypeCoaches, typeFields, typeRow } from './parts/type-input.ts'

/** 7.1: changes a type from now on; appointments that stand keep what was agreed. Only the tax is the law's: it changes what isn't paid. */
export const editType = useCase('appointments.edit-type', {
	input: z.object({ typeId: Id, version: z.number().int().optional(), ...typeFields }),
	output: z.object({ typeId: z.string(), version: z.number() }),
	subject: ({ db }, { typeId }) =>
		db.selectFrom('appointment_type').selectAll().where('id', '=', typeId).forUpdate().executeTakeFirst(),
	may: coaches,
	conflicts: { appointment_type_name: 'appointments_type_name' },
	async run(acting, was, input) {
		const { db, emit } = acting
		if (input.version !== undefined && input.version !== was.version) return refuse('stale')
		const next = typeRow(input, was.currency)
		await db
			.updateTable('appointment_type')
			.set({ ...next, version: was.version + 1 })
			.where('id', '=', was.id)
			.execute()
		if (!(await setTypeCoaches(db, was.studio_id, was.id, input.coachIds)))
			return refuse('not_found', {}, 'coachIds')
		if (input.taxBp !== was.tax_bp) await taxPlaces(acting, was.id, input.taxBp)
		const changed = (Object.keys(next) as (keyof typeof next)[]).filter(
			(key) => String(was[key]) !== String(next[key]),
		)
		await emit(typeEdited, {
			subject: { type: 'appointment_type', id: was.id },
			before: Object.fromEntries(changed.map((key) => [key, was[key]])),
			after: Object.fromEntries(changed.map((key) => [key, next[key]])),
			data: { typeId: was.id },
		})
		return ok({ typeId: was.id, version: was.version + 1 })
	},
})
