import { createStudio } from '#features/studios/use-cases/create-studio.ts'
import { accountPage, thenGo } from '#platform/http/doors.ts'
import { newId } from '#platform/ids.ts'

export const { load, actions } = accountPage({
	// Everything happens inside the studio that is being made.
	studio: () => newId(),
	does: [thenGo(createStudio, () => '/coach/settings')],
})
