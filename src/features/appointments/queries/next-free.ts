import type { Db } from '#platform/database/transaction.ts'
import type { AppointmentTypeRow } from './basics.ts'
import { freeTimes } from './free-times.ts'

const days = 31
const most = 4

type Asked = {
	type: AppointmentTypeRow
	startsAt: Date
	coachId: string | null
	now: Date
	holdHash?: Buffer
}

/** The first free times from one that is gone on. */
export async function nextFree(db: Db, { type, startsAt, coachId, now, holdHash }: Asked): Promise<string[]> {
	const coachIds = coachId && type.assignment !== 'collective' ? [coachId] : type.coachIds
	const from = new Date(Math.max(startsAt.getTime(), now.getTime()))
	const span = { from, to: new Date(from.getTime() + days * 86_400_000) }
	const without = holdHash ? { holdHash } : {}
	const { times } = await freeTimes(db, { type, coachIds, span, viewerZone: 'UTC', now, without })
	return times.slice(0, most).map((time) => time.startsAt)
}
