import type { Actor } from '#platform/actor.ts'
import { formOf } from '#platform/http/forms.ts'
import { perform } from '#platform/perform.ts'
import type { RefusalCode } from '#platform/refusals.ts'
import { mostFiles } from '../rules/upload-answer.ts'
import { keepRecordings } from '../use-cases/keep-recordings.ts'

/**
 * Workout files from a page's form, several at once: each is all or nothing for itself. Back to the page, whose address
 * says what became of which.
 */
export async function takeRecordings(
	actor: Actor,
	request: Request,
	from: string,
	clientId?: string,
): Promise<Response> {
	const form = await formOf(request)
	const files = form.getAll('file').filter((each) => each instanceof File && each.name !== '') as File[]
	const answer = new URLSearchParams()
	if (files.length === 0) answer.append('file', 'recording_empty ')
	for (const file of files.slice(0, mostFiles)) {
		const content = Buffer.from(await file.arrayBuffer()).toString('base64')
		const input = { ...(clientId ? { clientId } : {}), fileName: file.name, content }
		const outcome = await perform(keepRecordings, input, { actor })
		const { made = [], known = 0 } = outcome.ok ? outcome.value : {}
		const code = outcome.ok ? `${made.length}+${known}` : outcome.code
		answer.append('file', `${code === 'invalid' ? 'recording_too_much' : code} ${file.name.slice(-60)}`)
	}
	const tooMany: RefusalCode = 'recording_too_many'
	for (const file of files.slice(mostFiles)) answer.append('file', `${tooMany} ${file.name.slice(-60)}`)
	return new Response(null, { status: 303, headers: { location: `${from}?${answer}` } })
}
