import { z } from 'zod'
import { Id, newId } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { linkAdded } from '../events.ts'
import { Notify, Url } from '../fields.ts'
import { staffOfAppointment } from '../permissions.ts'
import { type AppointmentSubject, appointmentForUpdate, appointmentOf } from '../queries/subjects.ts'
import { nobodyTold, notifyEffects } from './parts/effects.ts'

/** More than anybody reads. */
const most = 50

/** 7.3, 7.4: staff share an address with those who come. Told only when asked for: "new documents" to whoever knew the rest. */
export const addLink = useCase('appointments.add-link', {
	input: z.object({ appointmentId: Id, title: z.string().trim().min(1).max(120), url: Url, notify: Notify }),
	output: z.object({ appointmentId: z.string(), linkId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: staffOfAppointment,
	async run(acting, was, { title, url, notify }) {
		const { db, actor, now, emit } = acting
		if (was.documents.length >= most) return refuse('appointments_too_many_links', { most })
		const linkId = newId()
		await db
			.insertInto('appointment_link')
			.values({
				studio_id: actor.studioId as string,
				...{ id: linkId, appointment_id: was.id, title, url, added_at: now },
			})
			.execute()
		await emit(linkAdded, {
			clientId: was.places.length === 1 ? (was.places[0]?.clientId ?? null) : null,
			subject: { type: 'appointment', id: was.id },
			after: { title, url },
			data: { appointmentId: was.id, linkId, notify },
		})
		const tells = notify && was.status === 'booked' && was.ends_at > now
		const after = (await appointmentOf(db, was.id)) as AppointmentSubject
		return ok(
			{ appointmentId: was.id, linkId },
			tells ? await notifyEffects(acting, after) : [nobodyTold(acting.locale)],
		)
	},
})
