import { bookingAddress } from '#features/appointments/queries/public-address.ts'
import { types } from '#features/appointments/queries/types.ts'
import { archiveType } from '#features/appointments/use-cases/archive-type.ts'
import { restoreType } from '#features/appointments/use-cases/restore-type.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, actor }) => {
		const archived = url.searchParams.get('archived') === '1'
		const role = actor.kind === 'staff' ? actor.role : ('assistant' as const)
		const { address } = await ask(bookingAddress, {})
		return { ...(await ask(types, { archived })), address, archived, role, mayEdit: role !== 'assistant' }
	},
	does: [archiveType, restoreType],
})
