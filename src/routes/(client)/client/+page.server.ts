import { home } from '#features/training/queries/home.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask }) => ({ home: await ask(home, {}) }),
})
