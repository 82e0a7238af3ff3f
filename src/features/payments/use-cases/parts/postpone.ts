import { sql } from 'kysely'
import type { Acting } from '#platform/use-case.ts'

/**
 * Whoever agrees on other days says here how much of a thing isn't due yet, and since when the rest is: totals of what is due leave it
 * out, and nothing is overdue before its day.
 */
export const postpone = async (
	{ db }: Pick<Acting, 'db'>,
	obligationId: string,
	{ laterMinor, dueSince }: { laterMinor: number; dueSince: Date | null },
): Promise<void> =>
	void (await sql`
		update obligation set later_minor = ${laterMinor}, due_since = ${dueSince}
		where id = ${obligationId}::uuid
			and (later_minor, due_since) is distinct from (${laterMinor}::bigint, ${dueSince}::timestamptz)`.execute(
		db,
	))
