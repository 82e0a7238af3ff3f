import { templateChoices } from '#features/bundles/queries/templates.ts'
import { createTemplate } from '#features/bundles/use-cases/create-template.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask }) => ({ template: null, offers: null, ...(await ask(templateChoices, {})) }),
	does: [thenGo(createTemplate, ({ templateId }) => `/coach/settings/bundles/${templateId}`)],
})
