import { z } from 'zod'
import { newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { typeCreated } from '../events.ts'
import { studioBasics } from '../queries/basics.ts'
import { setTypeCoaches, typeFields, typeRow } from './parts/type-input.ts'

/** 7.1: a kind of appointment: how long, where, at what price, who may book it and on what terms. */
export const createType = useCase('appointments.create-type', {
	input: z.object(typeFields),
	output: z.object({ typeId: z.string() }),
	may: coaches,
	conflicts: { appointment_type_name: 'appointments_type_name' },
	async run({ db, actor, now, emit }, _, input) {
		const studio_id = actor.studioId as string
		const typeId = newId()
		const { currency } = await studioBasics(db)
		await db
			.insertInto('appointment_type')
			.values({ studio_id, id: typeId, ...typeRow(input, currency), created_at: now })
			.execute()
		if (!(await setTypeCoaches(db, studio_id, typeId, input.coachIds)))
			return refuse('not_found', {}, 'coachIds')
		await emit(typeCreated, {
			subject: { type: 'appointment_type', id: typeId },
			after: { name: input.name },
			data: { typeId },
		})
		return ok({ typeId })
	},
})
