import { apiRoutes } from '#features/api.ts'
import type { Actor } from '#platform/actor.ts'
import { buildApi } from '#platform/http/api.ts'
import packageJson from '../../package.json' with { type: 'json' }

let api: ReturnType<typeof buildApi> | null = null

/** Answers one API request as the actor its key or session stands for. */
export function answerApi(request: Request, actor: Actor): Response | Promise<Response> {
	api ??= buildApi(apiRoutes, packageJson.version)
	return api.fetch(request, { actor })
}
