import type { Actor } from '#platform/actor.ts'
import { cleaned, contentTypeOf, largestFile, safeFileName } from '#platform/files/accept.ts'
import { putBytes } from '#platform/files/storage.ts'
import { type Outcome, perform, reading } from '#platform/perform.ts'
import { refuse } from '#platform/use-case.ts'
import { fileToReceive } from '../queries/files.ts'
import { finishFile } from '../use-cases/finish-file.ts'
import { reserveFile } from '../use-cases/reserve-file.ts'

type Upload = { clientId: string; name: string; bytes: Uint8Array; visibleToClient: boolean }
type Stored = Outcome<{ fileId: string }>

/** One uploaded file, checked and cleaned: the row, then the bytes, then readable (I35). Three steps, two transactions. */
export async function storeFile(actor: Actor, { bytes, ...upload }: Upload): Promise<Stored> {
	const clean = cleaned(contentTypeOf(safeFileName(upload.name)) ?? '', bytes)
	const reservation = { ...upload, bytes: Math.max(1, (clean ?? bytes).length) }
	// What can't be kept still asks first who is asking: a stranger learns nothing, not even about the file.
	const reserved = await perform(reserveFile, reservation, { actor, preview: clean === null })
	if (!reserved.ok) return reserved
	if (!clean) return refuse('file_kind', {}, 'file')
	return receiveBytes(actor, reserved.value.fileId, clean)
}

/** The bytes of a reserved file. What they are is checked against its name; no more come in than were reserved. */
export async function receiveBytes(actor: Actor, fileId: string, bytes: Uint8Array): Promise<Stored> {
	const file = await reading(actor, ({ ask }) => ask(fileToReceive, { fileId }))
	if (bytes.length > largestFile)
		return refuse('file_too_large', { megabytes: largestFile / 1024 / 1024 }, 'file')
	const clean = cleaned(file.contentType, bytes)
	if (!clean) return refuse('file_kind', {}, 'file')
	if (clean.length > file.bytes) return refuse('file_longer_than_reserved', { bytes: file.bytes }, 'file')
	await putBytes(file.key, clean)
	return perform(finishFile, { fileId, bytes: clean.length }, { actor })
}
