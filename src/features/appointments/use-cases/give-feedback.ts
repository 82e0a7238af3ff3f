import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { feedbackEdited, feedbackGiven } from '../events.ts'
import { coachOfAppointment } from '../permissions.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'

/** 6.5: what a coach writes to a client about a session that took place, or writes anew. The client hears of it once. */
export const giveFeedback = useCase('appointments.give-feedback', {
	input: z.object({
		appointmentId: Id,
		clientId: Id,
		words: z.string().trim().min(1).max(5000),
		/** What to do next. */
		nextSteps: z.string().trim().max(2000).default(''),
		/** Of what is written anew. */
		version: z.number().int().optional(),
	}),
	output: z.object({ version: z.number() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: coachOfAppointment,
	async run({ db, actor, now, emit }, was, { clientId, words, nextSteps, version }) {
		const place = was.places.find((each) => each.clientId === clientId)
		if (!place) return refuse('not_found')
		if (place.status !== 'completed') return refuse('appointments_not_completed')
		const known = await db
			.selectFrom('session_feedback')
			.select(['version', 'words', 'next_steps'])
			.where('place_id', '=', place.id)
			.executeTakeFirst()
		if (version !== undefined && version !== (known?.version ?? 0)) return refuse('stale')
		if (known?.words === words && known.next_steps === nextSteps) return ok({ version: known.version })
		const written = { words, next_steps: nextSteps, staff_id: staffIdOf(actor) }
		if (known)
			await db
				.updateTable('session_feedback')
				.set({ ...written, edited_at: now, version: known.version + 1 })
				.where('place_id', '=', place.id)
				.execute()
		else
			await db
				.insertInto('session_feedback')
				.values({ ...written, studio_id: was.studio_id, place_id: place.id, given_at: now })
				.execute()
		await emit(known ? feedbackEdited : feedbackGiven, {
			clientId,
			subject: { type: 'appointment', id: was.id },
			data: { appointmentId: was.id, placeId: place.id, clientId },
		})
		return ok({ version: (known?.version ?? 0) + 1 })
	},
})
