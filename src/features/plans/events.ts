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
/** Its card was declined, or there is none: what is waited for, and until when the card is left alone. */
export const instalmentFailed = eventType(
	'plans.instalment-failed',
	z.object({
		...one,
		number: z.number(),
		amountMinor: z.number(),
		waitsFor: z.enum(['money', 'card', 'client', 'look']),
		againOn: z.string().nullable(),
		/** The first time for this instalment, or the last: in between the client hears nothing (29). */
		first: z.boolean(),
	}),
)
