import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id, newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { clientCreated } from '../events.ts'

/** 2.1: a client enters the studio, with a main calendar of their own. Sends nothing: inviting is another use-case. */
export const createClient = useCase('clients.create-client', {
	input: z.object({
		firstName: z.string().trim().min(1).max(100),
		lastName: z.string().trim().max(100).default(''),
		email: z
			.email()
			.max(254)
			.transform((text) => text.toLowerCase())
			.optional(),
		phone: z.string().trim().max(40).optional(),
		primaryCoachId: Id.optional(),
		tags: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
	}),
	output: z.object({ clientId: z.string() }),
	may: coaches,
	conflicts: { client_email: 'email_taken' },
	async run({ db, actor, now, emit }, _, input) {
		const clientId = newId()
		const studio_id = actor.studioId as string
		await db
			.insertInto('client')
			.values({
				studio_id,
				id: clientId,
				first_name: input.firstName,
				last_name: input.lastName,
				email: input.email ?? null,
				phone: input.phone ?? null,
				primary_coach_id: input.primaryCoachId ?? staffIdOf(actor),
				tags: input.tags,
				created_at: now,
			})
			.execute()
		await db.insertInto('calendar').values({ studio_id, id: newId(), client_id: clientId }).execute()
		await emit(clientCreated, { clientId, subject: { type: 'client', id: clientId }, data: { clientId } })
		return ok({ clientId })
	},
})
