import { offerChoices, templates } from '#features/bundles/queries/templates.ts'
import { archiveTemplate } from '#features/bundles/use-cases/archive-template.ts'
import { restoreTemplate } from '#features/bundles/use-cases/restore-template.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, actor }) => {
		const archived = url.searchParams.get('archived') === '1'
		const role = actor.kind === 'staff' ? actor.role : ('assistant' as const)
		const { currency } = await ask(offerChoices, {})
		return {
			...(await ask(templates, { archived })),
			archived,
			role,
			currency,
			mayEdit: role !== 'assistant',
		}
	},
	does: [archiveTemplate, restoreTemplate],
})
