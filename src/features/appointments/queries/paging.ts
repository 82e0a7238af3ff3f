import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'

/** Where a list in the order of time goes on: the start and id of the last row shown. */
export const After = cursor(z.iso.datetime(), Id).optional()
type Place = z.output<typeof After>

/** Later than the cursor, or earlier; nothing where the list begins. `id` is the column that decides between equal starts. */
export function beyond(
	after: Place,
	direction: 'later' | 'earlier',
	id: RawBuilder<unknown> = sql`a.id`,
): RawBuilder<unknown>[] {
	if (after === undefined) return []
	const [start, row] = after
	const than = direction === 'later' ? sql`>` : sql`<`
	return [sql`(a.starts_at, ${id}) ${than} (${start}::timestamptz, ${row}::uuid)`]
}

/** A page of at most `limit` out of one more, and where the next one begins. */
export function pageOf<T extends { startsAt: string; id: string }>(
	rows: readonly T[],
	limit: number,
): { page: T[]; next: string | null } {
	const page = rows.slice(0, limit)
	const last = page.at(-1)
	return { page, next: rows.length > limit && last ? cursorText(last.startsAt, last.id) : null }
}
