import { z } from 'zod'
import { eventType } from '#platform/events.ts'

/** A person, or their unsubscribe link, switched a kind on or off for themselves. */
export const choiceChanged = eventType(
	'notifications.choice-changed',
	z.object({ personId: z.string(), kind: z.string(), channel: z.string(), wanted: z.boolean() }),
)
/** The studio switched a kind or changed its text. */
export const settingsChanged = eventType('notifications.settings-changed', z.object({ kind: z.string() }))
export const sentAgain = eventType('notifications.sent-again', z.object({ messageId: z.string() }))
export const pushTested = eventType('notifications.push-tested', z.object({ deviceId: z.string() }))
