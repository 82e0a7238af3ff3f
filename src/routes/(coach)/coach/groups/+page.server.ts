import { listGroups } from '#features/clients/queries/groups.ts'
import { createGroup } from '#features/clients/use-cases/create-group.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, actor }) => {
		const after = url.searchParams.get('after')
		const isCoach = actor.kind === 'staff' && actor.role !== 'assistant'
		return { ...(await ask(listGroups, after ? { after } : {})), isCoach }
	},
	does: [thenGo(createGroup, ({ groupId }) => `/coach/groups/${groupId}`)],
})
