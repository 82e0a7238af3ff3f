import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const one = { feeId: z.string() }
/** Whether the client is told; a person decides it. */
const notify = z.boolean()

export const feeMade = eventType('fees.fee-made', z.object({ ...one, notify }))
/** From a day on: another amount, another way of paying. */
export const feeChanged = eventType(
	'fees.fee-changed',
	z.object({ ...one, notify, fromOn: z.string().nullable() }),
)
export const feePaused = eventType(
	'fees.fee-paused',
	z.object({ ...one, notify, resumesOn: z.string().nullable() }),
)
export const feeResumed = eventType('fees.fee-resumed', z.object({ ...one, notify, on: z.string() }))
export const feeEnded = eventType(
	'fees.fee-ended',
	z.object({ ...one, notify, endsOn: z.string(), byClient: z.boolean() }),
)
/** Its end was taken back before it came. */
export const feeKept = eventType('fees.fee-kept', z.object({ ...one, notify, byClient: z.boolean() }))
/** A period has begun, and is owed for. */
export const periodBegun = eventType(
	'fees.period-begun',
	z.object({ ...one, obligationId: z.string(), number: z.number(), byCard: z.boolean() }),
)
