import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const subscription = z.object({ subscriptionId: z.string(), programId: z.string() })

/** Somebody is asked to join a program; their calendar is there already (6.2). That they joined is `accounts.invitation-accepted`. */
export const clientAsked = eventType('subscriptions.client-asked', subscription)
export const subscriptionPaused = eventType('subscriptions.paused', subscription)
export const subscriptionResumed = eventType('subscriptions.resumed', subscription)
/** It is finished or cancelled, at once or from a day on. */
export const subscriptionEnded = eventType('subscriptions.ended', subscription)
/** 6.5: the client goes on in another program; `subscriptionId` is the new one. */
export const subscriptionMoved = eventType(
	'subscriptions.moved',
	subscription.extend({ fromSubscriptionId: z.string() }),
)
