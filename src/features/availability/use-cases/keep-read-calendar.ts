import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import type { Fetched } from '../feeds/fetch-calendar.ts'
import { touchlineItself } from '../permissions.ts'
import { calendarForUpdate } from '../queries/subjects.ts'
import { keepFetched } from './parts/keep-fetched.ts'

/** I7: what a calendar answered on Touchline's rounds. One that was removed meanwhile is left alone. */
export const keepReadCalendar = useCase('availability.keep-read-calendar', {
	input: z.object({ calendarId: Id, fetched: z.custom<Fetched>() }),
	output: z.object({}),
	subject: ({ db }, { calendarId }) => calendarForUpdate(db, calendarId),
	may: touchlineItself,
	async run(acting, calendar, { fetched }) {
		await keepFetched(acting, calendar, fetched)
		return ok({})
	},
})
