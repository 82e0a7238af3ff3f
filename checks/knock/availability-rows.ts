import { sealed } from '#features/accounts/ways-in/install-key.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import type { Ids } from './world.ts'

/** Hours, days and a calendar elsewhere of a studio's coach. Its address leads nowhere. */
export async function availabilityRows(
	db: Db,
	{ studioId: studio_id, mark, staffId: staff_id }: { studioId: string; mark: string; staffId: string },
): Promise<Ids> {
	const [dayOffId, calendarId] = [newId(), newId()]
	const at = new Date()
	await db.insertInto('coach_schedule').values({ studio_id, staff_id }).execute()
	await db
		.insertInto('weekly_hours')
		.values({ studio_id, staff_id, weekday: 1, from_minute: 540, to_minute: 720 })
		.execute()
	await db.insertInto('special_day').values({ studio_id, staff_id, day: '2100-01-05', note: mark }).execute()
	await db
		.insertInto('day_off')
		.values({ studio_id, id: dayOffId, staff_id, days: '[2100-01-06,2100-01-08)', reason: mark })
		.execute()
	await db
		.insertInto('external_calendar')
		.values({
			...{ studio_id, id: calendarId, staff_id, label: mark, host: `${mark}.example.test` },
			...{
				url_sealed: await sealed(`http://${mark}.example.test/`),
				url_digest: mark,
				added_at: at,
				next_read_at: at,
			},
		})
		.execute()
	return { dayOffId, 'availability.calendarId': calendarId }
}
