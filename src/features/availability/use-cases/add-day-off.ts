import { z } from 'zod'
import { m } from '#messages'
import { formatDayRange } from '#platform/i18n/format.ts'
import { Id, newId } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { dayOffAdded } from '../events.ts'
import { Note, rightLength, ScheduleDay } from '../fields.ts'
import { mayKeepHours } from '../permissions.ts'
import { bookedOn } from '../queries/booked.ts'
import { coachOrStudio } from '../queries/subjects.ts'
import { bookedLines } from './parts/words.ts'

/** 7.1: whole days on which a coach can't be met; without a coach, nobody of the studio. Says which appointments it meets. */
export const addDayOff = useCase('availability.add-day-off', {
	input: z.object({
		/** Null: the whole studio. */
		coachId: Id.nullable(),
		from: ScheduleDay,
		/** Included; not given: one day. */
		to: ScheduleDay.optional(),
		reason: Note,
	}),
	output: z.object({ dayOffId: z.string(), meets: z.number() }),
	subject: ({ db }, { coachId }) => coachOrStudio(db, coachId),
	may: mayKeepHours,
	conflicts: { day_off_once: 'availability_day_off_twice' },
	async run({ db, actor, now, emit, locale }, { coachId }, { from, to = from, reason }) {
		if (!rightLength({ from, to })) return refuse('availability_days_length', {}, 'to')
		const dayOffId = newId()
		await db
			.insertInto('day_off')
			.values({
				...{ studio_id: actor.studioId as string, id: dayOffId, staff_id: coachId },
				...{ days: `[${from},${to}]`, reason, created_at: now },
			})
			.execute()
		await emit(dayOffAdded, {
			subject: { type: 'day_off', id: dayOffId },
			after: { from, to, ...(reason ? { reason } : {}) },
			data: { coachId },
		})
		const booked = await bookedOn(db, coachId, [{ from, to }], now)
		const range = formatDayRange(from, to, locale)
		const text = coachId
			? m.availability_effect_off({ range }, { locale })
			: m.availability_effect_off_studio({ range }, { locale })
		const reader = { locale, timeZone: actor.timeZone }
		return ok({ dayOffId, meets: booked.length }, [
			{ kind: 'comes', text },
			...bookedLines(booked, reader, coachId === null),
		])
	},
})
