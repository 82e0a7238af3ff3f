import type { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import { afterUpload, type Shelf } from '#platform/files/answers.ts'
import { asAttachment } from '#platform/http/attachment.ts'
import { formOf } from '#platform/http/forms.ts'
import type { Outcome } from '#platform/perform.ts'
import { perform, reading } from '#platform/perform.ts'
import { exportClient } from '../queries/export-client.ts'
import { exportList } from '../queries/export-list.ts'
import { fileToSend } from '../queries/files.ts'
import { importErrors } from '../queries/import.ts'
import type { ClientFilters } from '../queries/list-clients.ts'
import { byteOrderMark, csvLimits, csvLine, decodeText } from '../rules/csv.ts'
import { startImport } from '../use-cases/start-import.ts'
import { receiveBytes, storeFile } from './store-file.ts'

/** Files of clients under /files/<id>, where what every feature keeps is sent and received. */
export const clientShelf: Shelf = {
	...{ reads: 'clients:read', writes: 'clients:write' },
	find: ({ ask }, fileId) => ask(fileToSend, { fileId }),
	receive: receiveBytes,
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
	return afterUpload(actor, request, outcome, `/coach/clients/${clientId}/files`)
}

/** A list of clients from the page's form; on to its columns. */
export async function takeList(actor: Actor, request: Request): Promise<Response> {
	const form = await formOf(request)
	const file = form.get('file')
	const from = '/coach/clients/import'
	if (!(file instanceof File) || file.size === 0)
		return afterUpload(actor, request, { ok: false, code: 'csv_empty', params: {} }, from)
	if (file.size > csvLimits.bytes)
		return afterUpload(actor, request, { ok: false, code: 'csv_too_large', params: { megabytes: 5 } }, from)
	const content = decodeText(new Uint8Array(await file.arrayBuffer()))
	const outcome = await perform(startImport, { fileName: file.name, content }, { actor })
	return afterUpload(actor, request, outcome, outcome.ok ? `${from}/${outcome.value.importId}` : from)
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
