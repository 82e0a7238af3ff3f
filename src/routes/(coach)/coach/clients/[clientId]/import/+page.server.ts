import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { refusedBefore } from '#features/clients/transfers/refused-before.ts'
import { imports } from '#features/imports/queries/import.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load } = coachPage({
	load: async (page) => {
		const head = await clientOfPage(page)
		return {
			...head,
			...(await page.ask(imports, { clientId: head.client.id })),
			refused: refusedBefore(page, { megabytes: 10, rows: 100_000 }),
		}
	},
})
