import { z } from 'zod'
import { lockPackages } from '#features/packages/queries/free-credit.ts'
import { Id } from '#platform/ids.ts'
import { type EffectLine, ok, useCase } from '#platform/use-case.ts'
import { staffOfEach } from '../permissions.ts'
import { appointmentsForUpdate } from '../queries/subjects.ts'
import { completeAppointment } from './complete-appointment.ts'

/** 7.3: several took place, all or none; each is a `complete-appointment`, with its own event. */
export const completeAppointments = useCase('appointments.complete-appointments', {
	input: z.object({ appointmentIds: z.array(Id).min(1).max(100) }),
	output: z.object({ completed: z.number() }),
	subject: async ({ db }, { appointmentIds }) => {
		const found = await appointmentsForUpdate(db, appointmentIds)
		return found.length === new Set(appointmentIds).size ? found : undefined
	},
	may: staffOfEach,
	async run(acting, each) {
		// In one go, so that two who complete several at once never wait for each other.
		await lockPackages(acting.db, [
			...new Set(each.flatMap(({ places }) => places.map(({ clientId }) => clientId))),
		])
		const effects: EffectLine[] = []
		let completed = 0
		for (const { id } of each) {
			const done = await acting.also(completeAppointment, { appointmentId: id })
			if (!done.ok) return done
			if (done.value.eventId !== null) completed++
			effects.push(...done.effects)
		}
		return ok({ completed }, effects)
	},
})
