import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { specialDaySet } from '../events.ts'
import { filledIn, HoursOfDay, Note, ScheduleDay } from '../fields.ts'
import { mayKeepHours } from '../permissions.ts'
import { bookedOn, bookedOutside } from '../queries/booked.ts'
import { coachById } from '../queries/subjects.ts'
import { firstMeeting, hoursOf, minutesOf } from '../rules/clock-times.ts'
import { bookedLines, hoursInTrail } from './parts/words.ts'

/** 7.1: one date on which a coach's week doesn't count: other hours, or none. Said again for a date, it replaces what was. */
export const setSpecialDay = useCase('availability.set-special-day', {
	input: z.object({ coachId: Id, day: ScheduleDay, hours: HoursOfDay, note: Note }),
	output: z.object({ outside: z.number() }),
	subject: ({ db }, { coachId }) => coachById(db, coachId),
	may: mayKeepHours,
	conflicts: { special_hours_apart: 'availability_hours_meet' },
	async run({ db, actor, now, emit, locale }, { coachId, timeZone }, { day, hours: rows, note }) {
		// One day's hours meet as those of a week's day do.
		const meets = firstMeeting(rows.map((row) => row && { ...row, days: [0] }))
		if (meets !== null) return refuse('availability_hours_meet', {}, `hours.${meets}.start`)
		const hours = filledIn(rows)
		const key = { studio_id: actor.studioId as string, staff_id: coachId, day }
		const was = await hoursOn(db, coachId, day)
		await db
			.insertInto('special_day')
			.values({ ...key, note })
			.onConflict((again) => again.columns(['studio_id', 'staff_id', 'day']).doUpdateSet({ note }))
			.execute()
		await db.deleteFrom('special_hours').where('staff_id', '=', coachId).where('day', '=', day).execute()
		const values = hours
			.map(minutesOf)
			.map(([from_minute, to_minute]) => ({ ...key, from_minute, to_minute }))
		if (values.length > 0) await db.insertInto('special_hours').values(values).execute()
		await emit(specialDaySet, {
			subject: { type: 'staff', id: coachId },
			...(was ? { before: { day, hours: was } } : {}),
			after: { day, hours: hours.map(hoursInTrail), ...(note ? { note } : {}) },
			data: { coachId },
		})
		const onDay = new Set((await bookedOn(db, coachId, [{ from: day, to: day }], now)).map(({ id }) => id))
		const outside = (await bookedOutside(db, coachId, now)).filter(({ id }) => onDay.has(id))
		return ok({ outside: outside.length }, bookedLines(outside, { locale, timeZone }, false))
	},
})

/** What stood for a date, as the trail keeps it; null: nothing. */
export async function hoursOn(db: Db, coachId: string, day: string): Promise<string[] | null> {
	const known = await db
		.selectFrom('special_day')
		.select('day')
		.where('staff_id', '=', coachId)
		.where('day', '=', day)
		.forUpdate()
		.executeTakeFirst()
	if (!known) return null
	const rows = await db
		.selectFrom('special_hours')
		.select(['from_minute', 'to_minute'])
		.where('staff_id', '=', coachId)
		.where('day', '=', day)
		.orderBy('from_minute')
		.execute()
	return rows.map((row) => hoursInTrail(hoursOf([row.from_minute, row.to_minute])))
}
