import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { refusedBefore } from '#features/clients/transfers/refused-before.ts'
import { imports } from '#features/imports/queries/import.ts'
import { recordings } from '#features/imports/queries/recordings.ts'
import { fileAnswers } from '#features/imports/rules/upload-answer.ts'
import { removeRecording } from '#features/imports/use-cases/remove-recording.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const head = await clientOfPage(page)
		return {
			...head,
			...(await page.ask(imports, { clientId: head.client.id })),
			recorded: await page.ask(recordings, { clientId: head.client.id }),
			answers: fileAnswers(page.url, page.locale),
			refused: refusedBefore(page, { megabytes: 10, rows: 100_000 }),
		}
	},
	does: [removeRecording],
})
