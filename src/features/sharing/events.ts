import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const ofProgram = z.object({ programId: z.string(), title: z.string() })
const ofGrant = ofProgram.extend({ clientId: z.string(), grantId: z.string() })

export const sharingActivated = eventType(
	'sharing.activated',
	ofProgram.extend({ kind: z.enum(['specific', 'generic']) }),
)
export const sharingDeactivated = eventType('sharing.deactivated', ofProgram)
/** Type, groups or "tell them" changed. */
export const sharingChanged = eventType('sharing.changed', ofProgram)
/** 4.3: somebody came to have access through a group or as a client of the studio, and is told of it. */
export const audienceJoined = eventType('sharing.audience-joined', ofProgram)
export const clientAdded = eventType('sharing.client-added', ofGrant)
export const clientRemoved = eventType('sharing.client-removed', ofGrant)
