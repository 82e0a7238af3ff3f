import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks'
import { whoIs } from '#features/accounts/who.ts'
import { openWeb } from '#features/web.ts'
import { paraglideMiddleware } from '#paraglide/server.js'
import type { Locale } from '#platform/actor.ts'
import { originOf } from '#platform/http/cookies.ts'
import { guarded } from '#platform/http/guard.ts'
import { building } from '$app/env'

export const init: ServerInit = async () => {
	if (!building) await openWeb()
}

export const handle: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, async ({ locale }) => {
		const { request } = event
		const transformPageChunk = ({ html }: { html: string }) =>
			html
				.replace(
					'<html lang="en" data-lang>',
					`<html lang="${locale}"${theme(event.cookies.get('touchline_theme'))}>`,
				)
				.replace(scriptsBeforeStyles, '$<between>$<scripts></head>')
		return guarded(request, event.url, {
			who: () => whoIs(request.headers, originOf(event).session, locale as Locale),
			async answer(actor) {
				event.locals.actor = actor
				return resolve(event, { transformPageChunk })
			},
		})
	})

export const handleError: HandleServerError = ({ kind, error, event }) => {
	// Answers we gave on purpose, and addresses that lead nowhere: nothing has gone wrong.
	if (kind === 'app' || (kind === 'framework' && error.status < 500)) return { message: error.message }
	console.error(
		JSON.stringify({
			at: new Date().toISOString(),
			route: event.route.id,
			error: error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error),
		}),
	)
	return { message: 'unexpected' }
}

/** A page is drawn when its styles are there, and alive when its scripts are: what it is drawn with is asked for first. */
const scriptsBeforeStyles = /(?<scripts>(?:\s*<link [^>]*rel="modulepreload">)+)(?<between>[\s\S]*?)<\/head>/

/** A chosen theme is in the page as it arrives; otherwise the device decides. */
const theme = (chosen: string | undefined): string =>
	chosen === 'light' || chosen === 'dark' ? ` data-theme="${chosen}"` : ''
