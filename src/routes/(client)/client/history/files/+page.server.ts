import { recordings } from '#features/imports/queries/recordings.ts'
import { fileAnswers } from '#features/imports/rules/upload-answer.ts'
import { removeRecording } from '#features/imports/use-cases/remove-recording.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url, locale }) => ({
		...(await ask(recordings, {})),
		answers: fileAnswers(url, locale),
	}),
	does: [removeRecording],
})
