import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import type { Ids } from './world.ts'

type Client = { studioId: string; clientId: string; staffId: string }

/** A 1-2-1 program the client is in, with a calendar of its own. */
export async function subscriptionRows(db: Db, client: Client): Promise<Ids> {
	const { studioId: studio_id, clientId: client_id, staffId } = client
	const [subscriptionId, calendarId, program_id] = [newId(), newId(), newId()]
	await db
		.insertInto('program')
		.values({
			studio_id,
			id: program_id,
			title: 'Coaching',
			type: 'one_to_one',
			published_at: new Date(),
		})
		.execute()
	await db
		.insertInto('calendar')
		.values({ studio_id, id: calendarId, client_id, kind: 'subscription' })
		.execute()
	await db
		.insertInto('subscription')
		.values({
			...{ studio_id, id: subscriptionId, program_id, client_id, calendar_id: calendarId },
			...{ began_on: '2026-01-05', joined_on: '2026-01-05', created_by: staffId },
		})
		.execute()
	return { subscriptionId, calendarId, toCalendarId: calendarId }
}
