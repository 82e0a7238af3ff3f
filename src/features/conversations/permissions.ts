import { coachOf, type OfClient } from '#features/clients/permissions.ts'
import { anyOf, type Permission, theClient, theClientActing } from '#platform/permission.ts'

/** What is said between a client and their coaches is often about health: never an assistant's (1.3). */
export const mayReadConversation: Permission<OfClient> = anyOf<OfClient>(theClient, coachOf)

export const mayWrite: Permission<OfClient> = anyOf<OfClient>(theClientActing, coachOf)
