import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const ofClient = z.object({ clientId: z.string() })

export const clientCreated = eventType('clients.created', ofClient)
/** 9.3: nobody of the staff made this client: they booked without logging in. */
export const clientCameAsGuest = eventType('clients.came-as-guest', ofClient)
export const clientEdited = eventType('clients.edited', ofClient)
export const clientArchived = eventType('clients.archived', ofClient)
export const clientReactivated = eventType('clients.reactivated', ofClient)
/** Carries no personal data: what it was about is gone. */
export const clientDeleted = eventType('clients.deleted', ofClient)
export const coachesChanged = eventType('clients.coaches-changed', ofClient)
/** Tags came or went, hence membership of groups by rule (2.3). */
export const tagsChanged = eventType(
	'clients.tags-changed',
	z.object({ clientId: z.string(), added: z.array(z.string()), removed: z.array(z.string()) }),
)
/** 1.5: one record of a person went up in another; everything of it is the kept record's now. */
export const clientsMerged = eventType(
	'clients.merged',
	z.object({ clientId: z.string(), mergedClientId: z.string() }),
)

const ofNote = z.object({ clientId: z.string(), noteId: z.string() })
export const noteAdded = eventType('clients.note-added', ofNote)
export const noteEdited = eventType('clients.note-edited', ofNote)
export const noteDeleted = eventType('clients.note-deleted', ofNote)

const ofFile = z.object({ clientId: z.string(), fileId: z.string() })
/** A file has arrived whole. */
export const fileAdded = eventType('clients.file-added', ofFile)
export const fileEdited = eventType('clients.file-edited', ofFile)
export const fileDeleted = eventType('clients.file-deleted', ofFile)

const ofGroup = z.object({ groupId: z.string() })
export const groupCreated = eventType('clients.group-created', ofGroup)
/** Renamed, or its rule changed: then who is in it has changed too. */
export const groupEdited = eventType('clients.group-edited', ofGroup)
/** Its members are still clients; what was granted to the group is granted to nobody by it any more. */
export const groupDeleted = eventType('clients.group-deleted', ofGroup)
const ofMember = z.object({ groupId: z.string(), clientId: z.string() })
export const joinedGroup = eventType('clients.joined-group', ofMember)
export const leftGroup = eventType('clients.left-group', ofMember)

const ofField = z.object({ fieldId: z.string() })
export const fieldCreated = eventType('clients.field-created', ofField)
export const fieldChanged = eventType('clients.field-edited', ofField)
export const fieldDeleted = eventType('clients.field-deleted', ofField)

const ofImport = z.object({ importId: z.string(), rows: z.number() })
export const importStarted = eventType('clients.import-started', ofImport)
export const importFinished = eventType(
	'clients.import-finished',
	z.object({
		importId: z.string(),
		created: z.number(),
		updated: z.number(),
		unchanged: z.number(),
		failed: z.number(),
	}),
)
