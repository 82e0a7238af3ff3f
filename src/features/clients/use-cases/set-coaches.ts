import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { coachesChanged } from '../events.ts'
import { coachOf } from '../permissions.ts'
import { clientForUpdate } from '../queries/client-row.ts'
import { changes } from '../rules/changes.ts'
import { isCoach } from './create-client.ts'

/** 1.3: one primary coach, or none, and others the client is shared with. Whoever is left out sees the client no more. */
export const setCoaches = useCase('clients.set-coaches', {
	input: z.object({
		clientId: Id,
		primaryCoachId: Id.nullable(),
		otherCoachIds: z.array(Id).max(20).default([]),
	}),
	output: z.object({ clientId: z.string() }),
	subject: ({ db }, { clientId }) => clientForUpdate(db, clientId),
	may: coachOf,
	async run({ db, actor, emit }, client, { primaryCoachId, otherCoachIds }) {
		const others = [...new Set(otherCoachIds)].filter((id) => id !== primaryCoachId)
		for (const id of primaryCoachId ? [primaryCoachId, ...others] : others) {
			if (!(await isCoach(db, id))) return refuse('not_found')
		}
		const had = await db
			.selectFrom('client_coach')
			.select('staff_id')
			.where('client_id', '=', client.id)
			.orderBy('staff_id')
			.execute()
		const changed = changes(
			{ primaryCoachId: client.primary_coach_id, otherCoachIds: had.map((row) => row.staff_id) },
			{ primaryCoachId, otherCoachIds: others.toSorted() },
		)
		if (!changed) return ok({ clientId: client.id })
		await db
			.updateTable('client')
			.set({ primary_coach_id: primaryCoachId, version: client.version + 1 })
			.where('id', '=', client.id)
			.execute()
		await db.deleteFrom('client_coach').where('client_id', '=', client.id).execute()
		if (others.length > 0) {
			const studio_id = actor.studioId as string
			await db
				.insertInto('client_coach')
				.values(others.map((staff_id) => ({ studio_id, client_id: client.id, staff_id })))
				.execute()
		}
		const subject = { type: 'client', id: client.id }
		await emit(coachesChanged, { clientId: client.id, subject, data: { clientId: client.id }, ...changed })
		return ok({ clientId: client.id })
	},
})
