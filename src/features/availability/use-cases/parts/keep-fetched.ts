import { sql } from 'kysely'
import type { Acting } from '#platform/use-case.ts'
import { calendarFailing } from '../../events.ts'
import type { FeedFailure } from '../../feeds/failure.ts'
import type { Fetched } from '../../feeds/fetch-calendar.ts'
import { nextReadAt, patienceMs } from '../../feeds/pace.ts'
import type { CalendarRow } from '../../queries/subjects.ts'
import type { Span } from '../../rules/spans.ts'

/** Busy time as PostgreSQL takes it. */
export const asRanges = (busy: readonly Span[]): string =>
	`{${busy.map(({ start, end }) => `[${new Date(start).toISOString()},${new Date(end).toISOString()})`).join(',')}}`

/**
 * I7: keeps what a calendar answered. Only a whole answer replaces what is known, in this one transaction; a failed one leaves
 * every busy minute where it is. So does one without a single event where there was busy time: that is how a calendar looks
 * whose server forgot it. `emptied`: somebody says that it really is empty.
 * @returns why nothing was taken over; null when it was, or when it was older than what is known
 */
export async function keepFetched(
	acting: Pick<Acting, 'db' | 'now' | 'emit'>,
	calendar: CalendarRow,
	fetched: Fetched,
	{ emptied = false } = {},
): Promise<FeedFailure | null> {
	if (calendar.tried_at && calendar.tried_at > fetched.at) return null
	if (fetched.kind === 'failed') return keepFailure(acting, calendar, fetched.at, fetched.failure)
	if (fetched.kind === 'read' && fetched.empty && !emptied && (await hasBusyAhead(acting, calendar)))
		return keepFailure(acting, calendar, fetched.at, 'feed_empty')
	const { at } = fetched
	const works = { tried_at: at, worked_at: at, next_read_at: nextReadAt(at, 0) }
	const noFailure = { failures: 0, failure: null, failing_since: null, told_at: null }
	const read =
		fetched.kind === 'read'
			? { busy: asRanges(fetched.busy), etag: fetched.etag, body_digest: fetched.bodyDigest, expanded_at: at }
			: {}
	await acting.db
		.updateTable('external_calendar')
		.set({ ...works, ...noFailure, ...read })
		.where('id', '=', calendar.id)
		.execute()
	return null
}

async function hasBusyAhead({ db, now }: Pick<Acting, 'db' | 'now'>, { id }: CalendarRow): Promise<boolean> {
	const { rows } = await sql`select from external_calendar
		where id = ${id}::uuid and busy && tstzrange(${now}, null)`.execute(db)
	return rows.length > 0
}

async function keepFailure(
	{ db, now, emit }: Pick<Acting, 'db' | 'now' | 'emit'>,
	calendar: CalendarRow,
	at: Date,
	failure: FeedFailure,
): Promise<FeedFailure> {
	const failures = calendar.failures + 1
	const since = calendar.failing_since ?? at
	const tells = calendar.told_at === null && now.getTime() - since.getTime() >= patienceMs
	await db
		.updateTable('external_calendar')
		.set({ tried_at: at, failures, failure, failing_since: since, next_read_at: nextReadAt(at, failures) })
		.set(tells ? { told_at: now } : {})
		.where('id', '=', calendar.id)
		.execute()
	if (tells) {
		const workedAt = calendar.worked_at?.toISOString() ?? null
		await emit(calendarFailing, {
			subject: { type: 'calendar', id: calendar.id },
			data: { coachId: calendar.staff_id, calendarId: calendar.id, label: calendar.label, workedAt },
		})
	}
	return failure
}
