import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { type EffectLine, ok, useCase } from '#platform/use-case.ts'
import { clientsNotified } from '../events.ts'
import { staffOfEach } from '../permissions.ts'
import { type AppointmentSubject, appointmentsForUpdate, tellable } from '../queries/subjects.ts'
import { fittingMessage } from '../rules/telling.ts'
import { nobodyTold, notifyEffects } from './parts/effects.ts'

/** 7.4: "Confirm all": tells every client of these appointments what they have not been told yet; who knows all hears nothing. */
export const notifyClients = useCase('appointments.notify-clients', {
	input: z.object({ appointmentIds: z.array(Id).min(1).max(200) }),
	output: z.object({ notified: z.number() }),
	subject: async ({ db }, { appointmentIds }) => {
		const found = await appointmentsForUpdate(db, appointmentIds)
		return found.length === new Set(appointmentIds).size ? found : undefined
	},
	may: staffOfEach,
	async run(acting, subjects) {
		const due = subjects.filter(
			(each) => each.status === 'booked' && each.ends_at > acting.now && someoneIsDue(each),
		)
		const effects: EffectLine[] = []
		for (const each of due) {
			await acting.emit(clientsNotified, {
				subject: { type: 'appointment', id: each.id },
				data: { appointmentId: each.id },
			})
			effects.push(...(await notifyEffects(acting, each)))
		}
		return ok({ notified: due.length }, effects.length > 0 ? effects : [nobodyTold(acting.locale)])
	},
})

const someoneIsDue = (subject: AppointmentSubject): boolean =>
	subject.places.some(
		({ status, told }) => status === 'booked' && fittingMessage(told, tellable(subject)) !== null,
	)
