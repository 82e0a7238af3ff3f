import { sql } from 'kysely'
import { busyIn } from '#features/availability/queries/busy-in.ts'
import { hostsOf } from '#features/availability/queries/hosts.ts'
import { availableSlots } from '#features/availability/rules.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { AppointmentTypeRow } from './basics.ts'

export type Span = { from: Date; to: Date }

/** A start that is offered, and who of the type's coaches could take it, in the type's order. */
export type FreeTime = { startsAt: string; coachIds: string[] }

type Asked = {
	type: AppointmentTypeRow
	/** Whose times: the type's coaches, or one of them. */
	coachIds: readonly string[]
	span: Span
	viewerZone: string
	now: Date
	/** An appointment that is being moved doesn't stand in its own way, nor does the asker's own hold. */
	without?: { appointmentId?: string; holdHash?: Buffer }
}

/**
 * 7.1, 7.2: the starts that are free in a span: within the hours of the coaches, clear of what they have, with the type's buffers,
 * notice and horizon. Two statements, whatever the span.
 */
export async function freeTimes(
	db: Db,
	asked: Asked,
): Promise<{ times: FreeTime[]; countByDay: Record<string, number> }> {
	const { type, coachIds, span, viewerZone, now } = asked
	if (coachIds.length === 0) return { times: [], countByDay: {} }
	const hosts = await hostsOf(db, coachIds, span)
	const busy = await busyOf(db, asked)
	const { hostsBySlot, countByViewerDate } = availableSlots({
		viewerTz: viewerZone,
		durationMin: type.duration_minutes,
		stepMin: type.step_minutes,
		bufferBeforeMin: type.buffer_before_minutes,
		bufferAfterMin: type.buffer_after_minutes,
		minNoticeMin: type.minimum_notice_minutes,
		maxAdvanceMin: type.horizon_days * 1440,
		now: now.toISOString(),
		mode: type.assignment === 'collective' ? 'collective' : 'round_robin',
		from: span.from.toISOString(),
		to: span.to.toISOString(),
		hosts: hosts.map((host) => ({ ...host, busy: [...host.busy, ...(busy.get(host.id) ?? [])] })),
	})
	const times = Object.entries(hostsBySlot).map(([startsAt, coachIds]) => ({ startsAt, coachIds }))
	return { times, countByDay: countByViewerDate }
}

/** Minutes that another type may keep free around its appointments. */
const longestBuffer = 480

const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)

/**
 * What the coaches have. Between two appointments there is the longer of the earlier one's time after and the later one's time
 * before: the part of theirs that the new one's own buffer doesn't cover is added to what they have.
 */
async function busyOf(db: Db, { type, coachIds, span, now, without = {} }: Asked) {
	const { rows } = await sql<{ coach: string; from: Date; to: Date }>`
		select b.coach_id as coach,
			b.from_at - make_interval(mins => greatest(0, coalesce(t.buffer_before_minutes, 0) - ${type.buffer_after_minutes}::int)) as "from",
			b.until_at + make_interval(mins => greatest(0, coalesce(t.buffer_after_minutes, 0) - ${type.buffer_before_minutes}::int)) as "to"
		from (select * from unnest(${coachIds}::uuid[]) as each (id) limit ${coachIds.length}) asked
		join coach_busy b on b.coach_id = asked.id
		left join appointment a on a.studio_id = b.studio_id and a.id = b.appointment_id
		left join appointment_type t on t.studio_id = b.studio_id and t.id = coalesce(a.type_id, b.type_id)
		where ${busyIn(
			sql`${minutesAfter(span.from, -type.buffer_before_minutes - longestBuffer)}::timestamptz`,
			sql`${minutesAfter(span.to, type.duration_minutes + type.buffer_after_minutes + longestBuffer)}::timestamptz`,
		)}
			and (b.status = 'booked' or b.held_until > ${now})
			and (b.status = 'held' or b.appointment_id is distinct from ${without.appointmentId ?? null}::uuid)
			and (b.status = 'booked' or b.hold_hash is distinct from ${without.holdHash ?? null}::bytea)`.execute(
		db,
	)
	const byCoach = new Map<string, [string, string][]>()
	for (const { coach, from, to } of rows) {
		const list = byCoach.get(coach) ?? []
		list.push([from.toISOString(), to.toISOString()])
		byCoach.set(coach, list)
	}
	return byCoach
}
