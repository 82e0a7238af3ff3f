import { groupDetail, membersByHand } from '#features/clients/queries/groups.ts'
import { listClients } from '#features/clients/queries/list-clients.ts'
import { addToGroup } from '#features/clients/use-cases/add-to-group.ts'
import { deleteGroup } from '#features/clients/use-cases/delete-group.ts'
import { editGroup } from '#features/clients/use-cases/edit-group.ts'
import { removeFromGroup } from '#features/clients/use-cases/remove-from-group.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, params, actor }) => {
		const groupId = params.groupId ?? ''
		const after = url.searchParams.get('after')
		const group = await ask(groupDetail, { groupId })
		const { clients, next } = await ask(listClients, { groupId, state: 'all', ...(after ? { after } : {}) })
		const { clientIds: byHand } = await ask(membersByHand, {
			groupId,
			clientIds: clients.map(({ id }) => id),
		})
		const isCoach = actor.kind === 'staff' && actor.role !== 'assistant'
		return { group, clients, next, byHand, whole: after === null && next === null, isCoach }
	},
	does: [addToGroup, removeFromGroup, editGroup, thenGo(deleteGroup, () => '/coach/groups')],
})
