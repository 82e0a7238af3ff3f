import { list } from '#features/programs/queries/list.ts'
import { coachPage } from '#platform/http/doors.ts'

const states = ['draft', 'published', 'archived'] as const

export const { load, actions } = coachPage({
	load: async ({ ask, url, locale, actor }) => {
		const q = url.searchParams.get('q')?.slice(0, 200) ?? ''
		const state = states.find((each) => each === url.searchParams.get('state')) ?? 'all'
		const after = url.searchParams.get('after') || undefined
		return { ...(await ask(list, { q, state, after })), q, state, locale, timeZone: actor.timeZone }
	},
})
