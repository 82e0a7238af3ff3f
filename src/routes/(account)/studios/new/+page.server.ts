import { createStudio } from '#features/studios/use-cases/create-studio.ts'
import { accountPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	does: [thenGo(createStudio, () => '/coach/settings')],
})
