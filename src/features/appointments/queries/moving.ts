import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { NotFound } from '#platform/perform.ts'
import { query } from '#platform/use-case.ts'
import { clientActing } from '../permissions.ts'
import { type MoveDecision, moveDecisions, movingOf } from '../rules/moving.ts'
import { type BookableRow, bookableRows } from './bookable.ts'
import { freeTimes } from './free-times.ts'
import { type AppointmentSubject, appointmentOf } from './subjects.ts'
import { daysAsked, spanOfDays, type TimesFound, timesFound } from './times.ts'

/** What stays as it is when somebody moves an appointment themselves: who leads it, and how long it takes. */
const asItIs = (type: BookableRow, was: AppointmentSubject): BookableRow => ({
	...type,
	coachIds: was.coachIds,
	assignment: 'collective',
	duration_minutes: Math.round((was.ends_at.getTime() - was.starts_at.getTime()) / 60_000),
})

export type Moving = { decision: MoveDecision; type: BookableRow | null }

/** 7.5: whether a client may move their place now, and on the terms of which type. */
export async function movingNow(db: Db, was: AppointmentSubject, status: string, now: Date): Promise<Moving> {
	const [type] = was.type_id ? await bookableRows(db, { typeId: was.type_id }) : []
	const terms = type && type.self_booking !== 'nobody' ? { needsApproval: type.needs_approval } : null
	const { starts_at: startsAt, cancellation_hours: cancellationHours, capacity } = was
	const decision = movingOf({ status, startsAt, cancellationHours, capacity, terms }, now)
	return { decision, type: type && terms ? asItIs(type, was) : null }
}

type Asked = {
	was: AppointmentSubject
	status: string
	from: string
	to: string
	timeZone: string
	now: Date
}

/** The times one's own appointment can be moved to; none where it can't be moved now. */
export async function timesToMove(
	db: Db,
	{ was, status, timeZone, now, ...days }: Asked,
): Promise<TimesFound & { decision: MoveDecision }> {
	const { decision, type } = await movingNow(db, was, status, now)
	const weekStartsOn = type?.weekStartsOn ?? 1
	const nothing = { times: [], countByDay: {}, timeZone, weekStartsOn, decision }
	if (decision !== 'allowed' || !type) return nothing
	const span = spanOfDays(days, timeZone)
	const asked = { type, coachIds: type.coachIds, span, viewerZone: timeZone, now }
	const { times, countByDay } = await freeTimes(db, { ...asked, without: { appointmentId: was.id } })
	const others = times.filter(({ startsAt }) => Date.parse(startsAt) !== was.starts_at.getTime())
	return { times: others, countByDay, timeZone, weekStartsOn, decision }
}

/** 7.5: where a client could move their own appointment to: free times of the same type, length and coach. */
export const ownTimesToMove = query('appointments.times-to-move', {
	input: z.object({ appointmentId: Id, ...daysAsked }),
	output: z.object({
		...timesFound,
		/** Whether it can be moved now; where not, there are no times. */
		decision: z.enum(moveDecisions),
		session: z.object({
			...{ appointmentId: z.string(), title: z.string(), zone: z.string() },
			...{ startsAt: z.date(), endsAt: z.date() },
		}),
	}),
	subject: ({ db }, { appointmentId }) => appointmentOf(db, appointmentId),
	may: clientActing,
	async run({ db, actor, now }, was, days) {
		const place = was.places.find(({ clientId }) => clientId === actor.id)
		if (!place) throw new NotFound()
		const { timeZone } = actor
		const found = await timesToMove(db, { ...days, was, status: place.status, timeZone, now })
		return { ...found, session: sessionMoved(was) }
	},
})

/** What the page says of the session that is being moved. */
export const sessionMoved = (was: AppointmentSubject) => ({
	appointmentId: was.id,
	title: was.title,
	startsAt: was.starts_at,
	endsAt: was.ends_at,
	zone: was.zone,
})
