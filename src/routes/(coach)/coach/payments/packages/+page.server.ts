import { packages } from '#features/packages/queries/packages.ts'
import { templates } from '#features/packages/queries/templates.ts'
import { states } from '#features/packages/rules/states.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url }) => {
		const asked = url.searchParams.get('state')
		const state = states.find((each) => each === asked) ?? null
		const after = url.searchParams.get('after')
		return {
			state,
			templates: (await ask(templates, {})).templates,
			list: await ask(packages, { ...(state ? { state } : {}), ...(after ? { after } : {}) }),
		}
	},
})
