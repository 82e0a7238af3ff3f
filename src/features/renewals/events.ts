import { z } from 'zod'
import { eventType } from '#platform/events.ts'
import { reasons } from './rules/following.ts'

const one = { enrolmentId: z.string() }
const byClient = z.boolean()

/** 10.5: a client agreed that sessions follow. */
export const enrolled = eventType('renewals.enrolled', z.object(one))
/** I12: nothing follows any more. */
export const ended = eventType('renewals.ended', z.object({ ...one, byClient }))
export const paused = eventType('renewals.paused', z.object({ ...one, byClient }))
export const resumed = eventType('renewals.resumed', z.object({ ...one, byClient }))
/** Skipping once, and how many a month. */
export const adjusted = eventType('renewals.adjusted', z.object(one))
/** 10.3: a session is on deck. `obligationId` is null where it costs nothing. */
export const sessionBooked = eventType(
	'renewals.session-booked',
	z.object({
		...{ ...one, packageId: z.string(), obligationId: z.string().nullable() },
		...{ rateMinor: z.number(), currency: z.string(), byCard: z.boolean() },
	}),
)
/** The last session was completed, and none followed: why. */
export const passedOver = eventType('renewals.passed-over', z.object({ ...one, reason: z.enum(reasons) }))
/** 10.8: a completion was undone, and the session that had followed with it; or it stays. */
export const takenBack = eventType('renewals.taken-back', z.object({ ...one, packageId: z.string() }))
export const keptOnDeck = eventType(
	'renewals.kept',
	z.object({ ...one, packageId: z.string(), because: z.enum(['arranged', 'paid']) }),
)
/** 10.7 */
export const rateProposed = eventType('renewals.rate-proposed', z.object({ ...one, rateMinor: z.number() }))
export const rateAnswered = eventType(
	'renewals.rate-answered',
	z.object({ ...one, rateMinor: z.number(), accepted: z.boolean(), byClient }),
)
