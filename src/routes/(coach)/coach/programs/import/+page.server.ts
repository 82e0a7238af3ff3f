import { refusedBefore } from '#features/clients/transfers/refused-before.ts'
import { programImports } from '#features/imports/queries/program-imports.ts'
import { list } from '#features/programs/queries/list.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load } = coachPage({
	load: async (page) => ({
		...(await page.ask(programImports, {})),
		programs: (await page.ask(list, { state: 'draft' })).programs,
		refused: refusedBefore(page, { megabytes: 10, rows: 10_000 }),
		timeZone: page.actor.timeZone,
	}),
})
