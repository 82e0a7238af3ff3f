import { z } from 'zod'
import { giveCreditBack as giveBack } from '#features/packages/use-cases/parts/give-back.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { coachOfAppointment } from '../permissions.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'

/** 10.2: the coach gives a client the credit of an appointment back, whatever became of it; it owes nothing all the same. */
export const giveCreditBack = useCase('appointments.give-credit-back', {
	input: z.object({ appointmentId: Id, clientId: Id, reason: z.string().trim().max(300).default('') }),
	output: z.object({ appointmentId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: coachOfAppointment,
	async run(acting, was, { clientId, reason }) {
		const place = was.places.find((each) => each.clientId === clientId)
		if (!place) return refuse('not_found')
		const session = {
			placeId: place.id,
			appointmentId: was.id,
			clientId,
			title: was.title,
			forAt: was.starts_at,
		}
		const of = await giveBack(acting, { ...session, reason })
		if (!of) return refuse('packages_no_credit')
		await acting.db
			.updateTable('appointment_place')
			.set({ by_package: 'returned' })
			.where('id', '=', place.id)
			.execute()
		const say = { name: place.clientName, title: of.name, left: of.free + 1 }
		return ok({ appointmentId: was.id }, [
			{ kind: 'changes', text: m.packages_effect_given_back(say, { locale: acting.locale }) },
		])
	},
})
