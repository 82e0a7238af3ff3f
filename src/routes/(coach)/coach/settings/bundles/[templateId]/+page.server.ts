import { ofTemplate } from '#features/bundles/queries/lists.ts'
import { bundleTemplate, templateChoices } from '#features/bundles/queries/templates.ts'
import { editTemplate } from '#features/bundles/use-cases/edit-template.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, url }) => {
		const templateId = params.templateId ?? ''
		const after = url.searchParams.get('after')
		const template = await ask(bundleTemplate, { templateId })
		const offers = await ask(ofTemplate, { templateId, ...(after ? { after } : {}) })
		return { template, offers, ...(await ask(templateChoices, {})) }
	},
	does: [editTemplate],
})
