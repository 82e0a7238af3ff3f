import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { trainingImport } from '#features/imports/queries/import.ts'
import { mapImport } from '#features/imports/use-cases/map-import.ts'
import { runImport } from '#features/imports/use-cases/run-import.ts'
import { undoImport } from '#features/imports/use-cases/undo-import.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => ({
		...(await clientOfPage(page)),
		work: await page.ask(trainingImport, { importId: page.params.trainingImportId ?? '' }),
	}),
	does: [mapImport, runImport, undoImport],
})
