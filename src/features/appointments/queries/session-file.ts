import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { clientOfAppointment } from '../permissions.ts'
import { appointmentOf } from './subjects.ts'
import { namesOf } from './telling.ts'

/** 7.7: one session of a client's own as a calendar program takes it. */
export const sessionFile = query('appointments.session-file', {
	input: z.object({ appointmentId: Id }),
	subject: ({ db }, { appointmentId }) => appointmentOf(db, appointmentId),
	may: clientOfAppointment,
	async run({ db, actor }, was) {
		const place = was.places.find(({ clientId }) => clientId === actor.id)
		const { coachName } = await namesOf(db, was)
		const booked = place?.status === 'booked'
		const off = place?.status === 'cancelled'
		return {
			...{ appointmentId: was.id, personId: actor.id as string, sequence: was.sequence },
			...{ startsAt: was.starts_at, endsAt: was.ends_at, place: was.place },
			link: booked ? was.link : null,
			summary: `${was.title} · ${coachName}`,
			status: off ? ('cancelled' as const) : booked ? ('confirmed' as const) : ('tentative' as const),
		}
	},
})
