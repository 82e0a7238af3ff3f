import { kindText } from '#features/notifications/queries/kind-text.ts'
import { resetText } from '#features/notifications/use-cases/reset-text.ts'
import { writeText } from '#features/notifications/use-cases/write-text.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, params: { kind = '' }, actor, locale }) => {
		const asked = url.searchParams.get('locale')
		return {
			text: await ask(kindText, { kind }),
			locale: asked === 'en' || asked === 'fr' ? asked : locale,
			mayChange: actor.kind === 'staff' && actor.role === 'owner',
		}
	},
	does: [writeText, resetText],
})
