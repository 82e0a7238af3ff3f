import { myProgramWeeks } from '#features/sharing/queries/my-program-weeks.ts'
import { myProgram } from '#features/sharing/queries/my-programs.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, params: { programId = '' } }) => ({
		program: await ask(myProgram, { programId }),
		...(await ask(myProgramWeeks, { programId })),
	}),
})
