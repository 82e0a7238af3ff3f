import { staffIdOf } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import type { Acting } from '#platform/use-case.ts'
import { follow } from './follow.ts'

type Opening = {
	program: { id: string; type: string }
	clientId: string
	today: string
	/** Null: joined at once, nobody has to be asked. */
	invitationId: string | null
}

/** A subscription with a calendar of its own (6.3); a group's is filled with what comes, and follows it from then on. */
export async function openSubscription(acting: Acting, opening: Opening): Promise<string> {
	const { db, actor, now } = acting
	const { program, clientId, today, invitationId } = opening
	const studio_id = actor.studioId as string
	const [id, calendarId] = [newId(), newId()]
	await db
		.insertInto('calendar')
		.values({ studio_id, id: calendarId, client_id: clientId, kind: 'subscription', created_at: now })
		.execute()
	await db
		.insertInto('subscription')
		.values({
			...{ studio_id, id, program_id: program.id, client_id: clientId, calendar_id: calendarId },
			...{ invitation_id: invitationId, began_on: today, joined_on: invitationId ? null : today },
			...{ created_by: staffIdOf(actor), created_at: now },
		})
		.execute()
	if (program.type === 'group') await follow({ db, now, studioId: studio_id }, program.id)
	return id
}
