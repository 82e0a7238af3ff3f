import { types } from '#features/appointments/queries/types.ts'
import { archiveType } from '#features/appointments/use-cases/archive-type.ts'
import { restoreType } from '#features/appointments/use-cases/restore-type.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, actor }) => {
		const archived = url.searchParams.get('archived') === '1'
		const role = actor.kind === 'staff' ? actor.role : ('assistant' as const)
		return { ...(await ask(types, { archived })), archived, role, mayEdit: role !== 'assistant' }
	},
	does: [archiveType, restoreType],
})
