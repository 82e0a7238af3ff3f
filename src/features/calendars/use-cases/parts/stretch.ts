import type { Db } from '#platform/database/transaction.ts'

/** What stands on a calendar from one day to another, both included, in order. */
export const workoutsBetween = (db: Db, calendarId: string, from: string, to: string) =>
	db
		.selectFrom('workout')
		.select(['id', 'title', 'content', 'on_date'])
		.where('calendar_id', '=', calendarId)
		.where('on_date', '>=', from)
		.where('on_date', '<=', to)
		.orderBy('on_date')
		.orderBy('position')
		.orderBy('id')
		.limit(501)
		.execute()
