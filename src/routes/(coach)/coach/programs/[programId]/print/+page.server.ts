import { programOutline } from '#features/programs/queries/program-outline.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, locale }) => ({
		...(await ask(programOutline, { programId: params.programId ?? '' })),
		locale,
	}),
})
