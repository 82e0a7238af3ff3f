import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Invalid } from '#platform/perform.ts'

/** Where a list by start goes on: the start and id of the last one shown. */
export const After = z.string().max(100).optional()

const pattern = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/

export const cursorOf = ({ startsAt, id }: { startsAt: string; id: string }): string => `${startsAt}_${id}`

/** Later than the cursor, or earlier; nothing where the list begins. `start` and `id` are the columns of the order. */
export function beyond(
	after: string | undefined,
	direction: 'later' | 'earlier',
	{
		start = sql`a.starts_at`,
		id = sql`a.id`,
	}: { start?: RawBuilder<unknown>; id?: RawBuilder<unknown> } = {},
): RawBuilder<unknown>[] {
	if (after === undefined) return []
	const [, at, row] = pattern.exec(after) ?? []
	if (at === undefined || Number.isNaN(Date.parse(at))) throw new Invalid({ after: 'cursor' })
	const than = direction === 'later' ? sql`>` : sql`<`
	return [sql`(${start}, ${id}) ${than} (${at}::timestamptz, ${row}::uuid)`]
}

/** A page of at most `limit` out of one more, and where the next one begins. */
export function pageOf<T extends { startsAt: string; id: string }>(
	rows: readonly T[],
	limit: number,
): { page: T[]; next: string | null } {
	const page = rows.slice(0, limit)
	const last = page.at(-1)
	return { page, next: rows.length > limit && last ? cursorOf(last) : null }
}
