import { decodeText } from '#features/clients/rules/csv.ts'
import type { Actor } from '#platform/actor.ts'
import { afterUpload } from '#platform/files/answers.ts'
import { formOf } from '#platform/http/forms.ts'
import { perform } from '#platform/perform.ts'
import { importLimits } from '../rules/limits.ts'
import { startImport } from '../use-cases/start-import.ts'

/** A table of trained sets from the page's form; on to its columns. */
export async function takeTable(actor: Actor, clientId: string, request: Request): Promise<Response> {
	const form = await formOf(request)
	const file = form.get('file')
	const from = `/coach/clients/${clientId}/import`
	if (!(file instanceof File) || file.size === 0)
		return afterUpload(actor, request, { ok: false, code: 'csv_empty', params: {} }, from)
	const megabytes = importLimits.bytes / 1024 / 1024
	if (file.size > importLimits.bytes)
		return afterUpload(actor, request, { ok: false, code: 'csv_too_large', params: { megabytes } }, from)
	const content = decodeText(new Uint8Array(await file.arrayBuffer()))
	const outcome = await perform(startImport, { clientId, fileName: file.name, content }, { actor })
	return afterUpload(actor, request, outcome, outcome.ok ? `${from}/${outcome.value.importId}` : from)
}
