import { offerChoices, templates } from '#features/bundles/queries/templates.ts'
import { usualLastDay } from '#features/bundles/rules/dates-asked.ts'
import { offerBundle } from '#features/bundles/use-cases/offer-bundle.ts'
import { clientProfile } from '#features/clients/queries/client-profile.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, now }) => {
		const clientId = url.searchParams.get('clientId')
		const client = clientId ? await ask(clientProfile, { clientId }) : null
		const choices = await ask(offerChoices, {})
		const { templates: all } = await ask(templates, {})
		const leads = [client?.primaryCoach?.id, choices.me].find((id) =>
			choices.coaches.some((each) => each.id === id),
		)
		const today = dayOf(now, choices.timeZone)
		return {
			...{ templates: all, today, lastDay: usualLastDay(today) },
			...choices,
			templateId: all.find(({ id }) => id === url.searchParams.get('templateId'))?.id ?? '',
			client: client ? { id: client.id, name: client.name } : null,
			coachId: leads ?? choices.coaches[0]?.id ?? '',
		}
	},
	does: [thenGo(offerBundle, ({ bundleId }) => `/coach/bundles/${bundleId}?done=offered`)],
})
