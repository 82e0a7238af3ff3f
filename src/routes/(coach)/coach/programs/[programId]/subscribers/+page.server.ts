import { program } from '#features/programs/queries/program.ts'
import { list } from '#features/subscriptions/queries/list.ts'
import { filters } from '#features/subscriptions/rules/states.ts'
import { invite } from '#features/subscriptions/use-cases/invite.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, params: { programId = '' } }) => {
		const filter = filters.find((each) => each === url.searchParams.get('show')) ?? null
		const after = url.searchParams.get('after')
		return {
			program: await ask(program, { programId }),
			list: await ask(list, { programId, ...(filter ? { filter } : {}), ...(after ? { after } : {}) }),
			filter,
		}
	},
	does: [invite],
})
