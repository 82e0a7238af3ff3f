import { type RawBuilder, sql } from 'kysely'

/**
 * Rows `b` of `coach_busy` that overlap a span: by comparisons that an index is searched by behind row security, which "overlaps"
 * isn't. What is busy lasts 24 hours at most.
 */
export const busyIn = (from: RawBuilder<Date>, to: RawBuilder<Date>): RawBuilder<boolean> => sql`
	(b.from_at > ${from} - interval '24 hours' and b.from_at < ${to} and b.until_at > ${from})`
