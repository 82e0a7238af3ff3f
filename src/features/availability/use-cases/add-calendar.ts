import { z } from 'zod'
import { digest, sealed } from '#features/accounts/ways-in/install-key.ts'
import { line } from '#features/clients/rules/fields.ts'
import { Id, newId } from '#platform/ids.ts'
import { NotFound, reading } from '#platform/perform.ts'
import { type Knocking, ok, refuse, useCase } from '#platform/use-case.ts'
import { calendarAdded } from '../events.ts'
import { asHttps, type Fetched, fetchCalendar } from '../feeds/fetch-calendar.ts'
import { nextReadAt } from '../feeds/pace.ts'
import { mayKeepHours } from '../permissions.ts'
import { schedule } from '../queries/schedule.ts'
import { coachById } from '../queries/subjects.ts'
import { asRanges } from './parts/keep-fetched.ts'
import { byHand } from './parts/limits.ts'

const mostCalendars = 10

type Ready = { address: string; urlSealed: string; fetched: Fetched }

/** 7.7: a calendar elsewhere, by its secret address, whose events make a coach busy. It is read at once: one that can't be isn't kept. */
export const addCalendar = useCase('availability.add-calendar', {
	input: z.object({
		coachId: Id,
		label: line(80).pipe(z.string().min(1)),
		url: z.string().trim().min(1).max(2000),
	}),
	output: z.object({ calendarId: z.string(), busy: z.number() }),
	subject: ({ db }, { coachId }) => coachById(db, coachId),
	may: mayKeepHours,
	limits: (_, knocking) => [byHand(knocking)],
	before: (input, knocking) => readFirst(input, knocking),
	conflicts: { external_calendar_once: 'availability_calendar_twice' },
	async run({ db, actor, now, emit }, { coachId }, { label }, ready) {
		if (!ready) return refuse('not_found')
		const { fetched, address, urlSealed } = ready
		if (fetched.kind !== 'read')
			return refuse(fetched.kind === 'failed' ? fetched.failure : 'feed_unreachable', {}, 'url')
		const { count } = await db
			.selectFrom('external_calendar')
			.select((is) => is.fn.countAll<string>().as('count'))
			.where('staff_id', '=', coachId)
			.executeTakeFirstOrThrow()
		if (Number(count) >= mostCalendars) return refuse('availability_calendars_most', { most: mostCalendars })
		const calendarId = newId()
		await db
			.insertInto('external_calendar')
			.values({
				...{ studio_id: actor.studioId as string, id: calendarId, staff_id: coachId, label },
				...{ url_sealed: urlSealed, url_digest: digest(address), host: new URL(address).hostname },
				...{ added_at: now, next_read_at: nextReadAt(now, 0), tried_at: fetched.at, worked_at: fetched.at },
				...{ expanded_at: fetched.at, etag: fetched.etag, body_digest: fetched.bodyDigest },
				busy: asRanges(fetched.busy),
			})
			.execute()
		await emit(calendarAdded, {
			subject: { type: 'calendar', id: calendarId },
			after: { name: label, host: new URL(address).hostname },
			data: { coachId, calendarId },
		})
		return ok({ calendarId, busy: fetched.busy.length })
	},
})

/** Read before the transaction opens, and only for somebody who may add it. */
async function readFirst(
	{ coachId, url }: { coachId: string; url: string },
	{ actor, now: at }: Knocking,
): Promise<Ready | null> {
	try {
		const { timeZone } = await reading(actor, (r) => r.ask(schedule, { coachId }))
		const address = asHttps(url)
		const fetched = await fetchCalendar({ address, timeZone, at, known: null })
		return { address, urlSealed: await sealed(address), fetched }
	} catch (error) {
		if (error instanceof NotFound) return null
		throw error
	}
}
