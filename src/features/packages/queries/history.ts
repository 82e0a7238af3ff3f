import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'

const kinds = [
	'issued',
	'reserved',
	'used',
	'returned',
	'forfeited',
	'expired',
	'reopened',
	'transferred',
	'voided',
] as const

/** 10.2: one line of what became of a package: the same that happened to several credits at once stands once. */
export const HistoryLine = z.object({
	kind: z.enum(kinds),
	at: z.date(),
	count: z.number(),
	/** Who: their name; null: the client, or nobody. */
	staff: z.string().nullable(),
	byClient: z.boolean(),
	reason: z.string(),
	/** Why it was forfeited: cancelled too late, or nobody came. */
	because: z.enum(['late', 'missed']).nullable(),
	appointmentId: z.string().nullable(),
	title: z.string().nullable(),
	forAt: z.date().nullable(),
	/** How many could be booked after it. */
	freeAfter: z.number(),
})
export type HistoryLine = z.output<typeof HistoryLine>

/** Every balance explains itself: the last first. */
export async function historyOf(db: Db, packageId: string): Promise<HistoryLine[]> {
	const { rows } = await sql<HistoryLine>`
		with lines as (
			select e.kind, e.at, min(e.id::text) as id, count(*)::int as count, e.staff_id, e.by_kind, e.reason, e.because, e.appointment_id, e.title,
				e.for_at, sum(case when e.kind in ('issued', 'returned', 'reopened') then 1
					when e.kind in ('reserved', 'expired') then -1 else 0 end) as change,
				sum(case when e.kind = 'voided' then 1 else 0 end) as voided
			from credit_entry e where e.package_id = ${packageId}::uuid
			group by e.kind, e.at, e.staff_id, e.by_kind, e.reason, e.because, e.appointment_id, e.title, e.for_at)
		select l.kind, l.at, l.count, s.name as staff, l.by_kind = 'client' as "byClient", l.reason, l.because, l.appointment_id as "appointmentId",
			l.title, l.for_at as "forAt",
			case when sum(l.voided) over sofar > 0 then 0 else (sum(l.change) over sofar)::int end as "freeAfter"
		from lines l left join staff s on s.id = l.staff_id
		window sofar as (order by l.at, l.id)
		order by l.at desc, l.id desc limit 500`.execute(db)
	return rows
}
