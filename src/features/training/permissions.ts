import { coachOf, type OfClient } from '#features/clients/permissions.ts'
import { anyOf, type Permission, theClient, theClientActing } from '#platform/permission.ts'

/** Training is health-related: coaches of the client and the client, never assistants (1.3). */
export const mayReadTraining: Permission<OfClient> = anyOf<OfClient>(theClient, coachOf)

/** Logging: the client, or a coach who trains with them in person. */
export const mayLog: Permission<OfClient> = anyOf<OfClient>(theClientActing, coachOf)
