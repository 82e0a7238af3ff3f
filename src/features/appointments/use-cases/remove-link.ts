import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { linkRemoved } from '../events.ts'
import { staffOfAppointment } from '../permissions.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'
import { nobodyTold } from './parts/effects.ts'
import { keepAsItWas } from './parts/kept.ts'

/** 7.3: staff take a shared address away again; it can be undone for 30 days. Nobody is told. */
export const removeLink = useCase('appointments.remove-link', {
	input: z.object({ appointmentId: Id, linkId: Id }),
	output: z.object({ appointmentId: z.string(), eventId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: staffOfAppointment,
	async run(acting, was, { linkId }) {
		const { db, emit, locale } = acting
		const link = await db
			.selectFrom('appointment_link')
			.select(['id', 'title', 'url'])
			.where('id', '=', linkId)
			.where('appointment_id', '=', was.id)
			.executeTakeFirst()
		if (!link) return refuse('not_found', {}, 'linkId')
		const { eventId } = await emit(linkRemoved, {
			clientId: was.places.length === 1 ? (was.places[0]?.clientId ?? null) : null,
			subject: { type: 'appointment', id: was.id },
			before: { title: link.title, url: link.url },
			data: { appointmentId: was.id, linkId },
		})
		await keepAsItWas(acting, eventId, [was.id])
		await db.deleteFrom('appointment_link').where('id', '=', link.id).execute()
		return ok({ appointmentId: was.id, eventId }, [nobodyTold(locale)])
	},
})
