import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { calendarRemoved } from '../events.ts'
import { mayKeepHours } from '../permissions.ts'
import { calendarForUpdate } from '../queries/subjects.ts'

/** 7.7: a calendar elsewhere doesn't count any more, and its address is forgotten. */
export const removeCalendar = useCase('availability.remove-calendar', {
	input: z.object({ calendarId: Id }),
	output: z.object({}),
	subject: ({ db }, { calendarId }) => calendarForUpdate(db, calendarId),
	may: mayKeepHours,
	async run({ db, emit, locale }, { id, coachId, label, host }) {
		await db.deleteFrom('external_calendar').where('id', '=', id).execute()
		await emit(calendarRemoved, {
			subject: { type: 'calendar', id },
			before: { name: label, host },
			data: { coachId, calendarId: id },
		})
		return ok({}, [{ kind: 'goes', text: m.availability_effect_calendar_gone({ label }, { locale }) }])
	},
})
