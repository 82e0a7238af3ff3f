import { decodeText } from '#features/clients/rules/csv.ts'
import type { Actor } from '#platform/actor.ts'
import { afterUpload } from '#platform/files/answers.ts'
import { formOf } from '#platform/http/forms.ts'
import { type Outcome, perform } from '#platform/perform.ts'
import { importLimits } from '../rules/limits.ts'
import { startImport } from '../use-cases/start-import.ts'
import { startProgramImport } from '../use-cases/start-program-import.ts'

/** A table of trained sets from the page's form; on to its columns. */
export async function takeTable(actor: Actor, clientId: string, request: Request): Promise<Response> {
	const form = await formOf(request)
	const start = (file: Table) => perform(startImport, { clientId, ...file }, { actor })
	return taken(actor, request, form, { from: `/coach/clients/${clientId}/import`, start })
}

/** A program as a table, likewise. */
export async function takeProgram(actor: Actor, request: Request): Promise<Response> {
	const form = await formOf(request)
	const said = (name: string) => String(form.get(name) ?? '').trim()
	const title = said('title') === '' ? {} : { title: said('title') }
	const programId = said('programId') === '' ? {} : { programId: said('programId') }
	const type = said('type') === 'one_to_one' ? ('one_to_one' as const) : ('plan' as const)
	const start = (file: Table) =>
		perform(startProgramImport, { ...file, ...title, ...programId, type }, { actor })
	return taken(actor, request, form, { from: '/coach/programs/import', start })
}

type Table = { fileName: string; content: string }
type Way = { from: string; start: (file: Table) => Promise<Outcome<{ importId: string }>> }

async function taken(
	actor: Actor,
	request: Request,
	form: FormData,
	{ from, start }: Way,
): Promise<Response> {
	const file = form.get('file')
	if (!(file instanceof File) || file.size === 0)
		return afterUpload(actor, request, { ok: false, code: 'csv_empty', params: {} }, from)
	const megabytes = importLimits.bytes / 1024 / 1024
	if (file.size > importLimits.bytes)
		return afterUpload(actor, request, { ok: false, code: 'csv_too_large', params: { megabytes } }, from)
	const outcome = await start({
		fileName: file.name,
		content: decodeText(new Uint8Array(await file.arrayBuffer())),
	})
	return afterUpload(actor, request, outcome, outcome.ok ? `${from}/${outcome.value.importId}` : from)
}
