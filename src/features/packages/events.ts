import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const one = { packageId: z.string() }
/** Whether the client is told; a person decides it. */
const notify = z.boolean()

export const templateSaved = eventType('packages.template-saved', z.object({ templateId: z.string() }))
export const packageSettingsChanged = eventType('packages.settings-changed', z.object({}))
/** A client has a package: they bought it, or a coach sold it to them. */
export const packageSold = eventType('packages.sold', z.object({ ...one, notify, byClient: z.boolean() }))
/** It may be used although it isn't paid. */
export const packageOpened = eventType('packages.opened', z.object(one))
/** Nobody used or paid it: taken back whole. */
export const packageWithdrawn = eventType('packages.withdrawn', z.object({ ...one, byClient: z.boolean() }))
export const packageExtended = eventType(
	'packages.extended',
	z.object({ ...one, lastDay: z.string().nullable() }),
)
export const packageTransferred = eventType('packages.transferred', z.object({ ...one, coachId: z.string() }))
/** 46: what wasn't used is paid back, and can't be used any more. */
export const packageRefunded = eventType(
	'packages.refunded',
	z.object({ ...one, sessions: z.number(), backMinor: z.number() }),
)
/** 10.2: a credit was reserved, used, returned or forfeited, for a place in an appointment. */
export const creditMoved = eventType(
	'packages.credit-moved',
	z.object({ ...one, creditId: z.string(), step: z.enum(['reserved', 'used', 'returned', 'forfeited']) }),
)
export const packageExpiring = eventType('packages.expiring', z.object({ ...one, lastDay: z.string() }))
export const packageExpired = eventType('packages.expired', z.object({ ...one, sessions: z.number() }))
