import type { AppointmentTypeRow } from '#features/appointments/queries/basics.ts'
import { freeTimes, type Span } from '#features/appointments/queries/free-times.ts'
import { instantOf } from '#features/appointments/rules/wall-time.ts'
import type { Db } from '#platform/database/transaction.ts'
import { earliestAfter, horizonOf, proposedFrom, type Spaced } from '../rules/dates.ts'
import type { BundleSessionRow, BundleSubject } from './subjects.ts'

const day = 86_400_000
/** How long after a time that is gone the next free one is looked for. */
const lookFurther = 15 * day

/** The type of a session as the engine of free times takes it: led by the bundle's coach, as long as was offered. */
const asType = (
	bundle: BundleSubject,
	session: BundleSessionRow,
	horizonDays: number,
): AppointmentTypeRow => ({
	...{
		id: session.typeId,
		name: session.title,
		duration_minutes: session.minutes,
		step_minutes: session.stepMinutes,
	},
	...{ buffer_before_minutes: session.before, buffer_after_minutes: session.after },
	...{ minimum_notice_minutes: session.noticeMinutes, horizon_days: horizonDays, capacity: 1 },
	...{ price_minor: session.priceMinor, currency: bundle.currency, place: session.place, link: session.link },
	...{ self_booking: 'nobody', needs_approval: false, assignment: 'single' },
	...{ coachIds: [bundle.coach_id], studio_zone: bundle.zone },
})

const horizon = (bundle: BundleSubject, session: BundleSessionRow): number =>
	horizonOf(
		session.horizonDays,
		bundle.sessions.map(({ everyDays }) => everyDays),
		session.n,
	)

/** The free times of one session of a bundle, as any type's (7.1, 7.2). */
export const timesOfSession = (
	db: Db,
	bundle: BundleSubject,
	session: BundleSessionRow,
	asked: { span: Span; viewerZone: string; now: Date },
) =>
	freeTimes(db, {
		...asked,
		type: asType(bundle, session, horizon(bundle, session)),
		coachIds: [bundle.coach_id],
	})

/** Where one session stands: chosen, or proposed by the first one, or its time is gone, or before the session before it. */
export type Placed = {
	n: number
	state: 'open' | 'chosen' | 'proposed' | 'gone' | 'order'
	/** The time that was asked for or proposed. */
	startsAt: string | null
	/** Where that can't be had: the first free one after it. */
	next: string | null
}

type Asked = { chosen: readonly (Date | null)[]; now: Date }

/**
 * The dates of a whole bundle, each checked: those that were chosen, and for the others what follows from the first one at
 * the same wall time (I6). Two statements a type, whatever the number of sessions.
 */
export async function placeDates(db: Db, bundle: BundleSubject, { chosen, now }: Asked): Promise<Placed[]> {
	const wanted = wantedDates(bundle, chosen)
	const free = await freeByType(db, bundle, { wanted, now })
	const placed: Placed[] = []
	let last: Spaced | null = null
	for (const [at, session] of bundle.sessions.entries()) {
		const startsAt = wanted[at] ?? null
		const earliest: number = last ? earliestAfter(last, session) : 0
		const until = now.getTime() + horizon(bundle, session) * day
		const isFree = (time: number) => time >= earliest && time <= until
		const own = free.get(session.typeId) ?? []
		const is = { n: session.n, startsAt: startsAt?.toISOString() ?? null, next: null }
		if (startsAt === null) placed.push({ ...is, state: 'open' })
		else if (isFree(startsAt.getTime()) && own.includes(startsAt.getTime())) {
			placed.push({ ...is, state: chosen[at] ? 'chosen' : 'proposed' })
			last = { ...session, startsAt }
		} else {
			const next = own.find((time) => time > startsAt.getTime() && isFree(time)) ?? own.find(isFree)
			const state = startsAt.getTime() < earliest ? 'order' : 'gone'
			placed.push({ ...is, state, next: next === undefined ? null : new Date(next).toISOString() })
		}
	}
	return placed
}

function wantedDates({ sessions, zone }: BundleSubject, chosen: readonly (Date | null)[]): (Date | null)[] {
	const [first] = chosen
	const proposed = first
		? proposedFrom(
				first,
				zone,
				sessions.map(({ everyDays }) => everyDays),
			)
		: []
	return sessions.map((_, at) => {
		const wall = proposed[at]
		return chosen[at] ?? (wall === undefined ? null : instantOf(wall, zone))
	})
}

/** All free starts of each type around the dates that are wanted, in order. */
async function freeByType(
	db: Db,
	bundle: BundleSubject,
	{ wanted, now }: { wanted: readonly (Date | null)[]; now: Date },
): Promise<Map<string, number[]>> {
	const furthest = now.getTime() + Math.max(...bundle.sessions.map((each) => horizon(bundle, each))) * day
	const found = new Map<string, number[]>()
	const byType = Map.groupBy(bundle.sessions, ({ typeId }) => typeId)
	for (const [typeId, sessions] of byType) {
		const times = sessions.flatMap(({ n }) => wanted[n - 1]?.getTime() ?? [])
		const [session] = sessions
		if (times.length === 0 || !session) continue
		const from = Math.max(now.getTime(), Math.min(...times))
		const to = Math.min(furthest, Math.max(...times) + lookFurther)
		if (from >= to) continue
		const asked = { span: { from: new Date(from), to: new Date(to) }, viewerZone: 'UTC', now }
		const type = asType(bundle, session, Math.ceil((furthest - now.getTime()) / day))
		const free = await freeTimes(db, { ...asked, type, coachIds: [bundle.coach_id] })
		found.set(
			typeId,
			free.times.map(({ startsAt }) => Date.parse(startsAt)).sort((a, b) => a - b),
		)
	}
	return found
}
