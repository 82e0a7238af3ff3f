import { clientChoices } from '#features/clients/queries/choices.ts'
import { importPlan, importState } from '#features/clients/queries/import.ts'
import { discardImport } from '#features/clients/use-cases/discard-import.ts'
import { mapImport } from '#features/clients/use-cases/map-import.ts'
import { runImport } from '#features/clients/use-cases/run-import.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params }) => {
		const importId = params.importId ?? ''
		const work = await ask(importState, { importId })
		const { fields } = await ask(clientChoices, {})
		return { work, fields, plan: work.state === 'mapping' ? await ask(importPlan, { importId }) : null }
	},
	does: [mapImport, runImport, thenGo(discardImport, () => '/coach/clients/import')],
})
