import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { trainingImport } from '#features/imports/queries/import.ts'
import { mapImport } from '#features/imports/use-cases/map-import.ts'
import { runImport } from '#features/imports/use-cases/run-import.ts'
import { undoImport } from '#features/imports/use-cases/undo-import.ts'
import { m } from '#messages'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const { locale } = page
		const { client } = await clientOfPage(page)
		const at = `/coach/clients/${client.id}`
		const steps = [
			{ label: client.name, href: `${at}/training` },
			{ label: m.imports_title({}, { locale }), href: `${at}/import` },
		]
		const result = { label: m.imports_history({}, { locale }), href: `${at}/training` }
		const work = await page.ask(trainingImport, { importId: page.params.trainingImportId ?? '' })
		return { work, place: { steps, result } }
	},
	does: [mapImport, runImport, undoImport],
})
