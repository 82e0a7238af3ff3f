import type { Actor } from '#platform/actor.ts'
import { cleaned, contentTypeOf, largestFile, safeFileName } from '#platform/files/accept.ts'
import { afterUpload, type Shelf } from '#platform/files/answers.ts'
import { putBytes } from '#platform/files/storage.ts'
import { formOf } from '#platform/http/forms.ts'
import { type Outcome, perform, reading } from '#platform/perform.ts'
import { refuse } from '#platform/use-case.ts'
import { fileToReceive, fileToSend } from '../queries/files.ts'
import { mostFiles } from '../rules/lengths.ts'
import { reserveFile } from '../use-cases/reserve-file.ts'
import { sendMessage } from '../use-cases/send-message.ts'

type Stored = Outcome<{ fileId: string }>

/** Files of messages under /files/<id>. */
export const messageShelf: Shelf = {
	...{ reads: 'messages:read', writes: 'messages:write' },
	find: ({ ask }, fileId) => ask(fileToSend, { fileId }),
	receive,
}

/** One file, checked and cleaned: the row, then the bytes; the message makes it readable. */
async function store(actor: Actor, clientId: string, file: File): Promise<Stored> {
	const bytes = new Uint8Array(await file.arrayBuffer())
	const clean = cleaned(contentTypeOf(safeFileName(file.name)) ?? '', bytes)
	const reservation = { clientId, name: file.name, bytes: Math.max(1, (clean ?? bytes).length) }
	// What can't be kept still asks first who is asking: a stranger learns nothing, not even about the file.
	const reserved = await perform(reserveFile, reservation, { actor, preview: clean === null })
	if (!reserved.ok) return reserved
	return clean ? receive(actor, reserved.value.fileId, clean) : refuse('file_kind', {}, 'file')
}

/** The bytes of a reserved file. What they are is checked against its name; no more come in than were reserved. */
async function receive(actor: Actor, fileId: string, bytes: Uint8Array): Promise<Stored> {
	const file = await reading(actor, ({ ask }) => ask(fileToReceive, { fileId }))
	if (bytes.length > largestFile)
		return refuse('file_too_large', { megabytes: largestFile / 1024 / 1024 }, 'file')
	const clean = cleaned(file.contentType, bytes)
	if (!clean) return refuse('file_kind', {}, 'file')
	if (clean.length > file.bytes) return refuse('file_longer_than_reserved', { bytes: file.bytes }, 'file')
	await putBytes(file.key, clean)
	return { ok: true, value: { fileId }, effects: [], events: [] }
}

/** A message as its form sends it, with its files: back to the conversation, or JSON for its script. */
export async function takeMessage(
	actor: Actor,
	clientId: string,
	request: Request,
	back: string,
): Promise<Response> {
	const form = await formOf(request)
	const files = form.getAll('files').filter((each) => each instanceof File && each.size > 0) as File[]
	if (files.length > mostFiles)
		return afterUpload(actor, request, refuse('conversations_files', { most: mostFiles }), back)
	const fileIds: string[] = []
	for (const file of files) {
		const stored = await store(actor, clientId, file)
		if (!stored.ok) return afterUpload(actor, request, stored, back)
		fileIds.push(stored.value.fileId)
	}
	const message = {
		clientId,
		id: String(form.get('id') ?? ''),
		body: String(form.get('body') ?? ''),
		fileIds,
	}
	return afterUpload(actor, request, await perform(sendMessage, message, { actor }), back)
}
