import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const subscription = z.object({ subscriptionId: z.string(), programId: z.string() })

/** Somebody is asked to join a program; their calendar is there already (6.2). That they joined is `accounts.invitation-accepted`. */
export const clientAsked = eventType('subscriptions.client-asked', subscription)
export const subscriptionPaused = eventType('subscriptions.paused', subscription)
export const subscriptionResumed = eventType('subscriptions.resumed', subscription)
/** 6.3: its client has accepted, and is asked to pay before they are let in. */
export const subscriptionAwaits = eventType('subscriptions.awaits-payment', subscription)
/** Its client is in: paid for, or let in by the coach without that. */
export const subscriptionBegun = eventType('subscriptions.begun', subscription.extend({ paid: z.boolean() }))
/** It is finished or cancelled, at once or from a day on; by its client where it says so. */
export const subscriptionEnded = eventType(
	'subscriptions.ended',
	subscription.extend({ byClient: z.boolean().optional(), lastDay: z.string().optional() }),
)
/** 6.5: its client takes back the end they had set. */
export const subscriptionKept = eventType('subscriptions.kept', subscription)
/** 6.5: the client goes on in another program; `subscriptionId` is the new one. */
export const subscriptionMoved = eventType(
	'subscriptions.moved',
	subscription.extend({ fromSubscriptionId: z.string() }),
)
