import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { specialDayRemoved } from '../events.ts'
import { ScheduleDay } from '../fields.ts'
import { mayKeepHours } from '../permissions.ts'
import { coachById } from '../queries/subjects.ts'
import { hoursOn } from './set-special-day.ts'

/** 7.1: the week counts again on a date. */
export const removeSpecialDay = useCase('availability.remove-special-day', {
	input: z.object({ coachId: Id, day: ScheduleDay }),
	output: z.object({}),
	subject: ({ db }, { coachId }) => coachById(db, coachId),
	may: mayKeepHours,
	async run({ db, emit }, { coachId }, { day }) {
		const was = await hoursOn(db, coachId, day)
		if (!was) return refuse('not_found')
		await db.deleteFrom('special_day').where('staff_id', '=', coachId).where('day', '=', day).execute()
		await emit(specialDayRemoved, {
			subject: { type: 'staff', id: coachId },
			before: { day, hours: was },
			data: { coachId },
		})
		return ok({})
	},
})
