import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { studioSettings } from './queries/settings.ts'
import { ownTrail, trail } from './queries/trail.ts'
import { changeSettings } from './use-cases/change-settings.ts'

export const studioRoutes: ApiRoute[] = [
	apiRoute('get', '/studio', studioSettings, {
		scope: 'studios:read',
		summary: 'What the studio has decided about itself.',
	}),
	apiRoute('patch', '/studio', changeSettings, {
		scope: 'studios:write',
		summary: 'Changes what is given, and only that.',
	}),
	apiRoute('get', '/activity', trail, {
		scope: 'studios:read',
		summary: 'Who did what, when, before and after; newest first.',
	}),
	apiRoute('get', '/me/activity', ownTrail, {
		scope: 'studios:read',
		summary: 'What concerns the client who asks; newest first.',
	}),
]
