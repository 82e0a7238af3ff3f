import { currency } from '#features/programs/queries/currency.ts'
import { createProgram } from '#features/programs/use-cases/create-program.ts'
import { importProgram } from '#features/programs/use-cases/import-program.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: ({ ask }) => ask(currency, {}),
	does: [
		thenGo(createProgram, ({ programId }) => `/coach/programs/${programId}`),
		thenGo(importProgram, ({ programId }) => `/coach/programs/${programId}`),
	],
})
