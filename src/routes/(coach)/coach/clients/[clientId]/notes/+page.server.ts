import { clientNotes } from '#features/clients/queries/notes.ts'
import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { addNote } from '#features/clients/use-cases/add-note.ts'
import { deleteNote } from '#features/clients/use-cases/delete-note.ts'
import { editNote } from '#features/clients/use-cases/edit-note.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const head = await clientOfPage(page)
		const after = page.url.searchParams.get('after')
		const notes = await page.ask(clientNotes, { clientId: head.client.id, ...(after ? { after } : {}) })
		return { ...head, ...notes, isOwner: page.actor.kind === 'staff' && page.actor.role === 'owner' }
	},
	does: [addNote, editNote, deleteNote],
})
