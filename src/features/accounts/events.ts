import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const invited = z.object({ invitationId: z.string() })

/** Somebody was asked in; the link itself is not in the trail. */
export const clientInvited = eventType('accounts.client-invited', invited)
export const staffInvited = eventType('accounts.staff-invited', invited)
export const invitationResent = eventType('accounts.invitation-resent', invited)
export const invitationWithdrawn = eventType('accounts.invitation-withdrawn', invited)
export const invitationAccepted = eventType('accounts.invitation-accepted', invited)

export const staffRoleChanged = eventType('accounts.staff-role-changed', z.object({ staffId: z.string() }))
export const staffRemoved = eventType('accounts.staff-removed', z.object({ staffId: z.string() }))

/** 2.4: what a client changed about themselves. */
export const profileChanged = eventType('accounts.profile-changed', z.object({ clientId: z.string() }))

export const apiKeyMade = eventType('accounts.api-key-made', z.object({ keyId: z.string() }))
export const apiKeyRevoked = eventType('accounts.api-key-revoked', z.object({ keyId: z.string() }))
