import type { Actor } from '#platform/actor.ts'
import { cleaned, contentTypeOf, largestFile, safeFileName } from '#platform/files/accept.ts'
import { afterUpload, type Shelf } from '#platform/files/answers.ts'
import { putBytes } from '#platform/files/storage.ts'
import { formOf } from '#platform/http/forms.ts'
import { type Outcome, perform, reading } from '#platform/perform.ts'
import { refuse } from '#platform/use-case.ts'
import { documentToReceive, documentToSend } from '../queries/documents.ts'
import { finishDocument } from '../use-cases/finish-document.ts'
import { reserveDocument } from '../use-cases/reserve-document.ts'

type Upload = { appointmentId: string; name: string; visibleToClient: boolean; bytes: Uint8Array }
type Stored = Outcome<{ fileId: string }>

/** Documents of appointments under /files/<id>; `?notify=true` when bytes arrive tells those who come (7.4). */
export const documentShelf: Shelf = {
	...{ reads: 'appointments:read', writes: 'appointments:write' },
	find: ({ ask }, fileId) => ask(documentToSend, { fileId }),
	receive: (actor, fileId, bytes, asked) =>
		receiveDocument(actor, { fileId, bytes, notify: asked.get('notify') === 'true' }),
}

/** One uploaded document, checked and cleaned: the row, then the bytes, then readable (I35). */
async function storeDocument(actor: Actor, { bytes, ...upload }: Upload, notify: boolean): Promise<Stored> {
	const clean = cleaned(contentTypeOf(safeFileName(upload.name)) ?? '', bytes)
	const reservation = { ...upload, bytes: Math.max(1, (clean ?? bytes).length) }
	// What can't be kept still asks first who is asking: a stranger learns nothing, not even about the file.
	const reserved = await perform(reserveDocument, reservation, { actor, preview: clean === null })
	if (!reserved.ok) return reserved
	if (!clean) return refuse('file_kind', {}, 'file')
	return receiveDocument(actor, { fileId: reserved.value.fileId, bytes: clean, notify })
}

type Received = { fileId: string; bytes: Uint8Array; notify: boolean }

/** The bytes of a reserved document. What they are is checked against its name; no more come in than were reserved. */
async function receiveDocument(actor: Actor, { fileId, bytes, notify }: Received): Promise<Stored> {
	const file = await reading(actor, ({ ask }) => ask(documentToReceive, { fileId }))
	if (bytes.length > largestFile)
		return refuse('file_too_large', { megabytes: largestFile / 1024 / 1024 }, 'file')
	const clean = cleaned(file.contentType, bytes)
	if (!clean) return refuse('file_kind', {}, 'file')
	if (clean.length > file.bytes) return refuse('file_longer_than_reserved', { bytes: file.bytes }, 'file')
	await putBytes(file.key, clean)
	return perform(finishDocument, { fileId, bytes: clean.length, notify }, { actor })
}

/** Documents from the page's form: "Add", or "Add and notify" (7.4), which tells once, with all of them. */
export async function takeDocuments(
	actor: Actor,
	appointmentId: string,
	request: Request,
): Promise<Response> {
	const form = await formOf(request)
	const visibleToClient = form.get('visibleToClient') === 'on'
	const files = form.getAll('files').filter((each) => each instanceof File)
	let outcome: Outcome<unknown> = refuse('file_kind', {}, 'files')
	for (const [n, file] of files.entries()) {
		const bytes = new Uint8Array(await file.arrayBuffer())
		const notify = form.get('notify') === 'true' && n === files.length - 1
		outcome = await storeDocument(actor, { appointmentId, name: file.name, bytes, visibleToClient }, notify)
		if (!outcome.ok) break
	}
	return afterUpload(actor, request, outcome, `/coach/appointments/${appointmentId}`)
}
