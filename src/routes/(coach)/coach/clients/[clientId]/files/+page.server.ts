import { clientFiles } from '#features/clients/queries/files.ts'
import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { refusedBefore } from '#features/clients/transfers/refused-before.ts'
import { deleteFile } from '#features/clients/use-cases/delete-file.ts'
import { editFile } from '#features/clients/use-cases/edit-file.ts'
import { allowedEndings } from '#platform/files/kinds.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const head = await clientOfPage(page)
		const after = page.url.searchParams.get('after')
		const files = await page.ask(clientFiles, { clientId: head.client.id, ...(after ? { after } : {}) })
		return { ...head, ...files, accept: allowedEndings, refused: refusedBefore(page) }
	},
	does: [editFile, deleteFile],
})
