import { sql } from 'kysely'
import { z } from 'zod'
import { instantOf, wallTimeOf } from '#features/appointments/rules/wall-time.ts'
import { busyIn } from '#features/availability/queries/busy-in.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { Walls } from '../fields.ts'
import { plannerOfBundle, readerOfBundle } from '../permissions.ts'
import { proposedWalls } from '../rules/dates.ts'
import { mostSessions } from '../rules/offer.ts'
import { placeDates } from './free.ts'
import { bundleOf } from './subjects.ts'

const placed = z.object({
	n: z.number(),
	/** Chosen, proposed by the first one, gone, before the session before it, or open. */
	state: z.enum(['open', 'chosen', 'proposed', 'gone', 'order']),
	startsAt: z.string().nullable(),
	/** Where that can't be had: the next free time. */
	next: z.string().nullable(),
})
export type PlacedDate = z.infer<typeof placed>

/**
 * 7.1, I6: the dates of a whole bundle while they are being chosen: each that was chosen, and what the first one proposes for the
 * others at the same wall time, checked against what is free.
 */
export const bundleDates = query('bundles.dates', {
	input: z.object({
		bundleId: Id,
		/** Starts that were chosen, in order; null where none is yet. */
		starts: z.array(z.iso.datetime({ offset: true }).nullable()).max(mostSessions),
	}),
	output: z.object({ dates: z.array(placed), ready: z.boolean() }),
	subject: ({ db }, { bundleId }) => bundleOf(db, bundleId),
	may: readerOfBundle,
	async run({ db, now }, found, { starts }) {
		const chosen = found.sessions.map((_, at) => (starts[at] ? new Date(starts[at]) : null))
		const dates = await placeDates(db, found, { chosen, now })
		return { dates, ready: dates.every(({ state }) => state === 'chosen' || state === 'proposed') }
	},
})

const byHand = z.object({
	n: z.number(),
	wall: z.string(),
	/** Within the coach's hours and clear of everything, as a client could take it. */
	free: z.boolean(),
	/** What the coach has then; by hand, too, it can't be had. */
	taken: z.object({ title: z.string(), startsAt: z.string(), endsAt: z.string() }).nullable(),
	next: z.string().nullable(),
})
export type DateByHand = z.infer<typeof byHand>

/** 7.1: what the first date proposes to somebody who plans by hand, or the dates they typed, each with what is in its way. */
export const datesByHand = query('bundles.dates-by-hand', {
	input: z.object({ bundleId: Id, startsAt: Walls }),
	output: z.object({ dates: z.array(byHand) }),
	subject: ({ db }, { bundleId }) => bundleOf(db, bundleId),
	may: plannerOfBundle,
	async run({ db, now }, found, { startsAt: [first, ...others] }) {
		if (first === undefined) return { dates: [] }
		const { sessions, zone } = found
		const proposed = proposedWalls(
			first,
			sessions.map(({ everyDays }) => everyDays),
		)
		const walls = proposed.map((wall, at) => (at === 0 ? wall : (others[at - 1] ?? wall)))
		const starts = walls.map((wall) => instantOf(wall, zone))
		const placed = await placeDates(db, found, { chosen: starts, now })
		const spans = starts.map((start, at) => ({
			...{ n: at + 1, from: start },
			to: new Date(start.getTime() + (sessions[at]?.minutes ?? 0) * 60_000),
		}))
		const { rows } = await sql<{ n: number; title: string; startsAt: Date; endsAt: Date }>`
			select distinct on (asked.n) asked.n, coalesce(a.title, '') as title, b.from_at as "startsAt",
				b.until_at as "endsAt"
			from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as asked (n integer, "from" timestamptz, "to" timestamptz)
			join coach_busy b on b.coach_id = ${found.coach_id}::uuid and ${busyIn(sql`asked."from"`, sql`asked."to"`)}
				and (b.status = 'booked' or b.held_until > ${now})
			left join appointment a on a.studio_id = b.studio_id and a.id = b.appointment_id
			order by asked.n, b.from_at`.execute(db)
		const taken = new Map(rows.map(({ n, title, ...when }) => [n, { title, ...iso(when) }]))
		return {
			dates: placed.map(({ n, state, next }) => ({
				...{ n, wall: walls[n - 1] ?? '', free: state === 'chosen', taken: taken.get(n) ?? null },
				next: next === null ? null : wallTimeOf(new Date(next), zone),
			})),
		}
	},
})

const iso = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
	startsAt: startsAt.toISOString(),
	endsAt: endsAt.toISOString(),
})
