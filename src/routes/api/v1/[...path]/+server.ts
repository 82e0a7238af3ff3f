import type { RequestHandler } from '@sveltejs/kit'
import { answerApi } from '#features/web-api.ts'

export const fallback: RequestHandler = ({ request, locals }) => answerApi(request, locals.actor)
