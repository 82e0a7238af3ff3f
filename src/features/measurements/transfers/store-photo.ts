import type { Actor } from '#platform/actor.ts'
import { cleaned, contentTypeOf, largestFile, safeFileName } from '#platform/files/accept.ts'
import { putBytes } from '#platform/files/storage.ts'
import { type Outcome, perform, reading } from '#platform/perform.ts'
import { refuse } from '#platform/use-case.ts'
import { photoToReceive } from '../queries/photos.ts'
import { sealerOf } from '../queries/sealing.ts'
import { finishPhoto } from '../use-cases/finish-photo.ts'
import { reservePhoto } from '../use-cases/reserve-photo.ts'

export type Upload = { clientId?: string; takenOn: string; pose: string; name: string; bytes: Uint8Array }
type Stored = Outcome<{ photoId: string }>

/** One photo, cleaned of what it carries beside the picture, and sealed: the row, the bytes, then it can be seen (I35). */
export async function storePhoto(actor: Actor, { name, bytes, ...upload }: Upload): Promise<Stored> {
	const named = contentTypeOf(safeFileName(name)) ?? ''
	const contentType = named.startsWith('image/') ? named : ''
	const clean = cleaned(contentType, bytes)
	const reservation = {
		...upload,
		contentType: contentType || 'image/jpeg',
		bytes: Math.max(1, (clean ?? bytes).length),
	}
	// What can't be kept still asks first who is asking, and for what else is wrong.
	const reserved = await perform(reservePhoto, reservation, { actor, preview: clean === null })
	if (!reserved.ok) return reserved
	if (!clean) return refuse('measurements_no_photo', {}, 'file')
	return receivePhoto(actor, reserved.value.photoId, clean)
}

/** The bytes of a reserved photo; no more come in than were reserved. */
export async function receivePhoto(actor: Actor, photoId: string, bytes: Uint8Array): Promise<Stored> {
	if (bytes.length > largestFile)
		return refuse('file_too_large', { megabytes: largestFile / 1024 / 1024 }, 'file')
	const ready = await reading(actor, async ({ ask, db }) => {
		const photo = await ask(photoToReceive, { photoId })
		const clean = cleaned(photo.contentType, bytes)
		if (!clean || clean.length > photo.bytes) return null
		const sealer = await sealerOf(db, photo)
		return { key: photo.key, length: clean.length, sealed: sealer.bytes(photoId, clean) }
	})
	if (!ready) return refuse('measurements_no_photo', {}, 'file')
	await putBytes(ready.key, ready.sealed)
	return perform(finishPhoto, { photoId, bytes: ready.length }, { actor })
}
