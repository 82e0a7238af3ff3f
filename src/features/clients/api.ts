import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { clientActivity } from './queries/activity.ts'
import { clientChoices } from './queries/choices.ts'
import { clientProfile, mergedInto } from './queries/client-profile.ts'
import { countClients } from './queries/count-clients.ts'
import { exportClient } from './queries/export-client.ts'
import { exportList } from './queries/export-list.ts'
import { clientFiles, ownFiles } from './queries/files.ts'
import { groupDetail, listGroups, membersByHand } from './queries/groups.ts'
import { importErrors, importPlan, importState } from './queries/import.ts'
import { listClients } from './queries/list-clients.ts'
import { clientNotes } from './queries/notes.ts'
import { addNote } from './use-cases/add-note.ts'
import { addToGroup } from './use-cases/add-to-group.ts'
import { archiveClients } from './use-cases/archive-clients.ts'
import { createClient } from './use-cases/create-client.ts'
import { createCustomField } from './use-cases/create-custom-field.ts'
import { createGroup } from './use-cases/create-group.ts'
import { deleteClient } from './use-cases/delete-client.ts'
import { deleteCustomField } from './use-cases/delete-custom-field.ts'
import { deleteFile } from './use-cases/delete-file.ts'
import { deleteGroup } from './use-cases/delete-group.ts'
import { deleteNote } from './use-cases/delete-note.ts'
import { discardImport } from './use-cases/discard-import.ts'
import { editClient } from './use-cases/edit-client.ts'
import { editCustomField } from './use-cases/edit-custom-field.ts'
import { editFile } from './use-cases/edit-file.ts'
import { editGroup } from './use-cases/edit-group.ts'
import { editNote } from './use-cases/edit-note.ts'
import { mapImport } from './use-cases/map-import.ts'
import { mergeClients } from './use-cases/merge-clients.ts'
import { reactivateClients } from './use-cases/reactivate-clients.ts'
import { removeFromGroup } from './use-cases/remove-from-group.ts'
import { reserveFile } from './use-cases/reserve-file.ts'
import { runImport } from './use-cases/run-import.ts'
import { setCoaches } from './use-cases/set-coaches.ts'
import { startImport } from './use-cases/start-import.ts'
import { tagClients } from './use-cases/tag-clients.ts'

const read = { scope: 'clients:read' } as const
const write = { scope: 'clients:write' } as const

/** Everything the screens about clients and groups do, over the same use-cases and queries (14.1). */
export const clientsApi: ApiRoute[] = [
	apiRoute('get', '/clients', listClients, {
		...read,
		summary: 'Clients by surname, searched and filtered, a page at a time.',
	}),
	apiRoute('post', '/clients', createClient, {
		...write,
		summary: 'Creates a client; tells nobody.',
		status: 201,
	}),
	apiRoute('get', '/clients/count', countClients, {
		...read,
		summary: 'How many clients a list holds, up to a limit.',
	}),
	apiRoute('get', '/clients/choices', clientChoices, {
		...read,
		summary: 'Groups, tags, coaches and fields to choose from.',
	}),
	apiRoute('get', '/clients/export', exportList, {
		...read,
		summary: 'The list as a table, a thousand rows at a time.',
	}),
	apiRoute('post', '/clients/archive', archiveClients, { ...write, summary: 'Archives clients.' }),
	apiRoute('post', '/clients/reactivate', reactivateClients, {
		...write,
		summary: 'Brings archived clients back.',
	}),
	apiRoute('post', '/clients/tags', tagClients, {
		...write,
		summary: 'Puts tags on several clients, and takes others off.',
	}),
	apiRoute('post', '/clients/merge', mergeClients, {
		...write,
		summary: 'Makes two records of one person one.',
	}),
	apiRoute('get', '/clients/{clientId}', clientProfile, { ...read, summary: 'One client.' }),
	apiRoute('patch', '/clients/{clientId}', editClient, {
		...write,
		summary: 'Changes what is given of a client.',
	}),
	apiRoute('post', '/clients/{clientId}/delete', deleteClient, {
		...write,
		summary: 'Deletes a client with everything of theirs; their name confirms it.',
	}),
	apiRoute('get', '/clients/{clientId}/merged-into', mergedInto, {
		...read,
		summary: 'Where a merged record went.',
	}),
	apiRoute('put', '/clients/{clientId}/coaches', setCoaches, {
		...write,
		summary: 'Sets the primary coach and the others.',
	}),
	apiRoute('get', '/clients/{clientId}/export', exportClient, { ...read, summary: 'Every row of a client.' }),
	apiRoute('get', '/clients/{clientId}/activity', clientActivity, {
		...read,
		summary: 'What happened to a client.',
	}),
	apiRoute('get', '/clients/{clientId}/notes', clientNotes, { ...read, summary: 'Coach-private notes.' }),
	apiRoute('post', '/clients/{clientId}/notes', addNote, {
		...write,
		summary: 'Writes a note.',
		status: 201,
	}),
	apiRoute('patch', '/notes/{noteId}', editNote, { ...write, summary: 'Changes or pins a note.' }),
	apiRoute('delete', '/notes/{noteId}', deleteNote, { ...write, summary: 'Deletes a note.' }),
	apiRoute('get', '/clients/{clientId}/files', clientFiles, {
		...read,
		summary: 'Files of a client; GET /files/{id} outside of the API sends one.',
	}),
	apiRoute('post', '/clients/{clientId}/files', reserveFile, {
		...write,
		summary: 'Reserves a file; its bytes are then PUT to /files/{id}.',
		status: 201,
	}),
	apiRoute('patch', '/files/{fileId}', editFile, {
		...write,
		summary: 'Renames a file, or shows it to the client.',
	}),
	apiRoute('delete', '/files/{fileId}', deleteFile, { ...write, summary: 'Deletes a file.' }),
	apiRoute('get', '/groups', listGroups, { ...read, summary: 'Groups, by name.' }),
	apiRoute('post', '/groups', createGroup, { ...write, summary: 'Creates a group.', status: 201 }),
	apiRoute('get', '/groups/{groupId}', groupDetail, { ...read, summary: 'One group.' }),
	apiRoute('patch', '/groups/{groupId}', editGroup, {
		...write,
		summary: 'Renames a group or changes its rule.',
	}),
	apiRoute('delete', '/groups/{groupId}', deleteGroup, {
		...write,
		summary: 'Deletes a group, and no client.',
	}),
	apiRoute('get', '/groups/{groupId}/by-hand', membersByHand, {
		...read,
		summary: 'Which of these clients are in the group by hand.',
	}),
	apiRoute('post', '/groups/{groupId}/members', addToGroup, {
		...write,
		summary: 'Adds clients to a group.',
	}),
	apiRoute('post', '/groups/{groupId}/members/remove', removeFromGroup, {
		...write,
		summary: 'Takes clients out of a group.',
	}),
	apiRoute('post', '/client-fields', createCustomField, {
		...write,
		summary: 'Creates a field of the studio’s own.',
		status: 201,
	}),
	apiRoute('patch', '/client-fields/{fieldId}', editCustomField, { ...write, summary: 'Changes a field.' }),
	apiRoute('delete', '/client-fields/{fieldId}', deleteCustomField, {
		...write,
		summary: 'Deletes a field and its values.',
	}),
	apiRoute('post', '/client-imports', startImport, {
		...write,
		summary: 'Takes in a list of clients.',
		status: 201,
	}),
	apiRoute('get', '/client-imports/{importId}', importState, { ...read, summary: 'How far an import is.' }),
	apiRoute('put', '/client-imports/{importId}/mapping', mapImport, {
		...write,
		summary: 'Says what each column is.',
	}),
	apiRoute('get', '/client-imports/{importId}/plan', importPlan, {
		...read,
		summary: 'The dry run of an import.',
	}),
	apiRoute('post', '/client-imports/{importId}/run', runImport, {
		...write,
		summary: 'Does the next hundred rows.',
	}),
	apiRoute('get', '/client-imports/{importId}/errors', importErrors, {
		...read,
		summary: 'Rows that were not taken, with why.',
	}),
	apiRoute('delete', '/client-imports/{importId}', discardImport, {
		...write,
		summary: 'Throws an uploaded list away.',
	}),
	apiRoute('get', '/me/files', ownFiles, { ...read, summary: 'Files a client may see.' }),
]
