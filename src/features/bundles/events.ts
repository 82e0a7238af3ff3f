import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const ofTemplate = z.object({ templateId: z.string() })
const one = { bundleId: z.string(), clientId: z.string() }

export const templateCreated = eventType('bundles.template-created', ofTemplate)
export const templateEdited = eventType('bundles.template-edited', ofTemplate)
export const templateArchived = eventType('bundles.template-archived', ofTemplate)
export const templateRestored = eventType('bundles.template-restored', ofTemplate)

/** A coach offered a bundle to a client, who is told. */
export const bundleOffered = eventType('bundles.offered', z.object(one))
/** The dates are chosen, and all sessions exist. `notify`: whether the client is told (7.4, I26). */
export const bundleConfirmed = eventType(
	'bundles.confirmed',
	z.object({ ...one, by: z.enum(['client', 'coach']), notify: z.boolean() }),
)
/** 7.4: staff ask that the client is told of the sessions now. */
export const bundleClientNotified = eventType('bundles.client-notified', z.object(one))
export const bundleDeclined = eventType('bundles.declined', z.object(one))
export const bundleWithdrawn = eventType('bundles.withdrawn', z.object(one))
/** Undone: what was still to come is off. `undone` is the event of the confirmation. */
export const confirmationUndone = eventType(
	'bundles.confirmation-undone',
	z.object({ ...one, undone: z.string() }),
)
