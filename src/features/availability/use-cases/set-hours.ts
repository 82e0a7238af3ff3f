import { z } from 'zod'
import { Zone } from '#features/clients/rules/fields.ts'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { hoursChanged } from '../events.ts'
import { filledIn, Week } from '../fields.ts'
import { mayKeepHours } from '../permissions.ts'
import { bookedOutside } from '../queries/booked.ts'
import { schedule } from '../queries/schedule.ts'
import { coachById } from '../queries/subjects.ts'
import { firstMeeting, minutesOf } from '../rules/clock-times.ts'
import type { WeeklyHours } from '../rules.ts'
import { weekInTrail } from './parts/words.ts'

/**
 * 7.1: the hours of a coach's week, all of them at once, and the zone they are told in. What is booked stays booked; how many
 * appointments lie outside now is said.
 */
export const setHours = useCase('availability.set-hours', {
	input: z.object({
		coachId: Id,
		week: Week,
		/** Null: the studio's. Not given: as it was. */
		timeZone: Zone.nullable().optional(),
		/** What the editor saw; with another one in between, the change is refused. */
		version: z.number().int().optional(),
	}),
	output: z.object({ version: z.number(), outside: z.number() }),
	subject: ({ db }, { coachId }) => coachById(db, coachId),
	may: mayKeepHours,
	conflicts: { weekly_hours_apart: 'availability_hours_meet' },
	async run({ db, actor, now, emit, ask, locale }, coach, { week: rows, version, timeZone = coach.ownZone }) {
		const meets = firstMeeting(rows)
		if (meets !== null) return refuse('availability_hours_meet', {}, `week.${meets}.start`)
		const week = filledIn(rows)
		const { coachId } = coach
		const key = { studio_id: actor.studioId as string, staff_id: coachId }
		const current = await lockSchedule(db, key)
		if (version !== undefined && version !== current) return refuse('stale')
		const before = await ask(schedule, { coachId })
		await db
			.updateTable('coach_schedule')
			.set({ time_zone: timeZone, version: current + 1, updated_at: now })
			.where('staff_id', '=', coachId)
			.execute()
		await writeWeek(db, key, week)
		// Whole days and times without a zone in other calendars mean something else now.
		if (timeZone !== before.ownZone) await readAgain(db, coachId, now)
		const said = (zone: string | null, hours: readonly WeeklyHours[]) => ({
			...(timeZone === before.ownZone ? {} : { time_zone: zone }),
			hours: weekInTrail(hours),
		})
		await emit(hoursChanged, {
			subject: { type: 'staff', id: coachId },
			before: said(before.ownZone, before.week),
			after: said(timeZone, week),
			data: { coachId },
		})
		const outside = (await bookedOutside(db, coachId, now)).length
		const text = m.availability_effect_outside({ count: outside }, { locale })
		return ok({ version: current + 1, outside }, outside > 0 ? [{ kind: 'note', text }] : [])
	},
})

type Key = { studio_id: string; staff_id: string }

/** The schedule's row, locked, made now if there was none; its version. */
async function lockSchedule(db: Db, key: Key): Promise<number> {
	await db
		.insertInto('coach_schedule')
		.values({ ...key, version: 0 })
		.onConflict((already) => already.doNothing())
		.execute()
	const row = await db
		.selectFrom('coach_schedule')
		.select('version')
		.where('staff_id', '=', key.staff_id)
		.forUpdate()
		.executeTakeFirstOrThrow()
	return row.version
}

async function writeWeek(db: Db, key: Key, week: readonly WeeklyHours[]): Promise<void> {
	await db.deleteFrom('weekly_hours').where('staff_id', '=', key.staff_id).execute()
	const rows = week.flatMap((hours) => {
		const [from_minute, to_minute] = minutesOf(hours)
		return [...new Set(hours.days)].map((weekday) => ({ ...key, weekday, from_minute, to_minute }))
	})
	if (rows.length > 0) await db.insertInto('weekly_hours').values(rows).execute()
}

const readAgain = (db: Db, coachId: string, now: Date) =>
	db
		.updateTable('external_calendar')
		.set({ next_read_at: now, etag: null, body_digest: null })
		.where('staff_id', '=', coachId)
		.execute()
