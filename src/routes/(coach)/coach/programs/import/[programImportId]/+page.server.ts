import { trainingImport } from '#features/imports/queries/import.ts'
import { mapImport } from '#features/imports/use-cases/map-import.ts'
import { runImport } from '#features/imports/use-cases/run-import.ts'
import { undoImport } from '#features/imports/use-cases/undo-import.ts'
import { m } from '#messages'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, locale }) => {
		const work = await ask(trainingImport, { importId: params.programImportId ?? '' })
		const programId = work.program?.id
		const open = { label: m.imports_program_there({}, { locale }), href: `/coach/programs/${programId}` }
		const steps = [
			{ label: m.programs_title({}, { locale }), href: '/coach/programs' },
			{ label: m.imports_program_title({}, { locale }), href: '/coach/programs/import' },
		]
		return { work, place: { steps, result: programId ? open : null } }
	},
	does: [mapImport, runImport, undoImport],
})
