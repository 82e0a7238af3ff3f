import { apiRoutes } from '#features/api.ts'
import type { Actor, Locale } from '#platform/actor.ts'
import { publicAddress } from '#platform/address.ts'
import { buildApi } from '#platform/http/api.ts'
import { type Reference, referenceOf } from '#platform/http/api-reference.ts'
import packageJson from '../../package.json' with { type: 'json' }

let api: ReturnType<typeof buildApi> | null = null

/** Answers one API request as the actor its key or session stands for. */
export function answerApi(request: Request, actor: Actor): Response | Promise<Response> {
	api ??= buildApi(apiRoutes, packageJson.version)
	return api.fetch(request, { actor })
}

/** The reference page's content: the same routes that answer (14.1). */
export const apiReference = (words: string, locale: Locale): Reference =>
	referenceOf(apiRoutes, words, locale, publicAddress().origin)
