import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const one = { planId: z.string(), obligationId: z.string() }

export const planMade = eventType('plans.plan-made', z.object({ ...one, notify: z.boolean() }))
export const planEnded = eventType('plans.plan-ended', z.object(one))
/** An instalment is due that the client pays themselves. */
export const instalmentDue = eventType(
	'plans.instalment-due',
	z.object({ ...one, number: z.number(), amountMinor: z.number() }),
)
