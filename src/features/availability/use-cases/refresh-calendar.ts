import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { NotFound, reading } from '#platform/perform.ts'
import { type RefusalCode, refusalText } from '#platform/refusals.ts'
import { type Knocking, ok, refuse, useCase } from '#platform/use-case.ts'
import { type Fetched, fetchCalendar } from '../feeds/fetch-calendar.ts'
import { mayKeepHours } from '../permissions.ts'
import { calendarToFetch } from '../queries/calendar-to-fetch.ts'
import { calendarForUpdate } from '../queries/subjects.ts'
import { keepFetched } from './parts/keep-fetched.ts'
import { byHand } from './parts/limits.ts'

/** 7.7: reads a calendar now. What went wrong is kept with it and told; what was known of it stays (I7). */
export const refreshCalendar = useCase('availability.refresh-calendar', {
	input: z.object({
		calendarId: Id,
		/** It came without a single event, and that is right. */
		emptied: z.boolean().default(false),
	}),
	output: z.object({ failure: z.string().nullable(), failureText: z.string().nullable() }),
	subject: ({ db }, { calendarId }) => calendarForUpdate(db, calendarId),
	may: mayKeepHours,
	limits: (_, knocking) => [byHand(knocking)],
	before: (input, knocking) => fetchFirst(input, knocking),
	async run(acting, calendar, { emptied }, fetched) {
		if (!fetched) return refuse('not_found')
		const failure: RefusalCode | null = await keepFetched(acting, calendar, fetched, { emptied })
		return ok({ failure, failureText: failure && refusalText(failure, {}, acting.locale) })
	},
})

async function fetchFirst(
	{ calendarId, emptied }: { calendarId: string; emptied: boolean },
	{ actor }: Knocking,
): Promise<Fetched | null> {
	try {
		const asked = await reading(actor, (r) => r.ask(calendarToFetch, { calendarId }))
		return asked && (await fetchCalendar(emptied ? { ...asked, known: null } : asked))
	} catch (error) {
		if (error instanceof NotFound) return null
		throw error
	}
}
