import { redirect } from '@sveltejs/kit'
import { studioSettings } from '#features/studios/queries/settings.ts'
import { changeSettings } from '#features/studios/use-cases/change-settings.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	async load({ ask, actor, url }) {
		// A coach's settings are the activity that concerns them (1.6); the rest is the owner's.
		if (actor.kind === 'staff' && actor.role !== 'owner') redirect(303, '/coach/settings/activity')
		return { settings: await ask(studioSettings, {}), origin: url.origin }
	},
	does: [changeSettings],
})
