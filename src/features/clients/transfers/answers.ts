import type { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import { getBytes } from '#platform/files/storage.ts'
import { asAttachment } from '#platform/http/attachment.ts'
import { formOf } from '#platform/http/forms.ts'
import { problem } from '#platform/http/problems.ts'
import type { Outcome } from '#platform/perform.ts'
import { NotFound, perform, reading } from '#platform/perform.ts'
import { refusalStatus, refusalText } from '#platform/refusals.ts'
import { exportClient } from '../queries/export-client.ts'
import { exportList } from '../queries/export-list.ts'
import { fileToSend } from '../queries/files.ts'
import { importErrors } from '../queries/import.ts'
import type { ClientFilters } from '../queries/list-clients.ts'
import { byteOrderMark, csvLimits, csvLine, decodeText } from '../rules/csv.ts'
import { startImport } from '../use-cases/start-import.ts'
import { receiveBytes, storeFile } from './store-file.ts'

const lacks = (actor: Actor, scope: string): Response | null =>
	actor.kind === 'key' && !actor.scopes.includes(scope)
		? problem('missing_scope', actor.locale, { params: { scope } })
		: null

/** GET /files/<id>: the bytes of a file, to whoever may read it. */
export async function sendFile(actor: Actor, fileId: string): Promise<Response> {
	const refused = lacks(actor, 'clients:read')
	if (refused) return refused
	const file = await reading(actor, ({ ask }) => ask(fileToSend, { fileId }))
	const bytes = await getBytes(file.key).catch((error: Error) => {
		console.warn(`file ${fileId} has a row but no bytes: ${error.message}`)
		throw new NotFound()
	})
	return new Response(Buffer.from(bytes), { headers: asAttachment(file.name, file.contentType) })
}

/** PUT /files/<id>: the bytes of a file that the API reserved. */
export async function takeBytes(actor: Actor, fileId: string, request: Request): Promise<Response> {
	const refused = lacks(actor, 'clients:write')
	if (refused) return refused
	const outcome = await receiveBytes(actor, fileId, new Uint8Array(await request.arrayBuffer()))
	if (!outcome.ok) return problem(outcome.code, actor.locale, { params: outcome.params })
	return Response.json(outcome.value, { status: 201 })
}

/** Files from the page's form: back to the page, or as JSON for its script. */
export async function takeUploads(actor: Actor, clientId: string, request: Request): Promise<Response> {
	const form = await formOf(request)
	const visibleToClient = form.get('visibleToClient') === 'on'
	const files = form.getAll('files').filter((each) => each instanceof File)
	let outcome: Outcome<unknown> = { ok: false, code: 'file_kind', params: {} }
	for (const file of files) {
		const bytes = new Uint8Array(await file.arrayBuffer())
		outcome = await storeFile(actor, { clientId, name: file.name, bytes, visibleToClient })
		if (!outcome.ok) break
	}
	return backOrJson(actor, request, outcome, `/coach/clients/${clientId}/files`)
}

/** A list of clients from the page's form; on to its columns. */
export async function takeList(actor: Actor, request: Request): Promise<Response> {
	const form = await formOf(request)
	const file = form.get('file')
	const from = '/coach/clients/import'
	if (!(file instanceof File) || file.size === 0)
		return backOrJson(actor, request, { ok: false, code: 'csv_empty', params: {} }, from)
	if (file.size > csvLimits.bytes)
		return backOrJson(actor, request, { ok: false, code: 'csv_too_large', params: { megabytes: 5 } }, from)
	const content = decodeText(new Uint8Array(await file.arrayBuffer()))
	const outcome = await perform(startImport, { fileName: file.name, content }, { actor })
	return backOrJson(actor, request, outcome, outcome.ok ? `${from}/${outcome.value.importId}` : from)
}

function backOrJson(actor: Actor, request: Request, outcome: Outcome<unknown>, to: string): Response {
	const message = outcome.ok ? null : refusalText(outcome.code, outcome.params, actor.locale)
	if (request.headers.get('accept')?.includes('application/json')) {
		const status = outcome.ok ? 200 : refusalStatus(outcome.code)
		return Response.json(outcome.ok ? { ok: true, to } : { ok: false, message }, { status })
	}
	const location = outcome.ok ? to : `${to}?refused=${outcome.code}`
	return new Response(null, { status: 303, headers: { location } })
}

/** 2.1: the list as CSV, written while it is read: a hundred thousand clients take no memory. */
export async function sendList(actor: Actor, filters: z.input<typeof ClientFilters>): Promise<Response> {
	const pageAfter = (after: string | null) =>
		reading(actor, ({ ask }) => ask(exportList, { ...filters, ...(after ? { after } : {}) }))
	// Asked before anything is answered: what can't be listed is still refused.
	let page = await pageAfter(null)
	let head = byteOrderMark + csvLine(page.headers)
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			controller.enqueue(new TextEncoder().encode(head + page.rows.map(csvLine).join('')))
			head = ''
			if (page.next === null) controller.close()
			else page = await pageAfter(page.next)
		},
	})
	return new Response(body, { headers: asAttachment('clients.csv', 'text/csv; charset=utf-8') })
}

/** The rows an import couldn't take, with why, in the shape they came in. */
export async function sendErrors(actor: Actor, importId: string): Promise<Response> {
	const { fileName, headers, rows } = await reading(actor, ({ ask }) => ask(importErrors, { importId }))
	const lines = rows.map(({ number, cells, problem: why }) => csvLine([...cells, number, why]))
	const text = byteOrderMark + csvLine([...headers, 'Row', 'Problem']) + lines.join('')
	return new Response(text, { headers: asAttachment(`errors-${fileName}`, 'text/csv; charset=utf-8') })
}

/** 2.1: everything of a client, to be kept before they are deleted. */
export async function sendClient(actor: Actor, clientId: string): Promise<Response> {
	const all = await reading(actor, ({ ask }) => ask(exportClient, { clientId }))
	const { first_name: first, last_name: last } = all.client
	const name = `${first} ${last}`.trim().replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
	return new Response(JSON.stringify(all, null, '\t'), {
		headers: asAttachment(`${name}.json`, 'application/json; charset=utf-8'),
	})
}
