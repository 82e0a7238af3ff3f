import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Db } from './database/transaction.ts'

/** What must be unreadable to whoever has a copy of the database or of the files (quality 3): AES-256-GCM. */
const cipherName = 'aes-256-gcm'
const [nonceLength, tagLength] = [12, 16]

/** Seals bytes. `place` is where they belong; moved anywhere else, they can't be opened. */
export function sealBytes(key: Uint8Array, bytes: Uint8Array, place = ''): Buffer {
	const nonce = randomBytes(nonceLength)
	const cipher = createCipheriv(cipherName, key, nonce).setAAD(Buffer.from(place))
	const body = Buffer.concat([cipher.update(bytes), cipher.final()])
	return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Opens what `sealBytes` sealed. @throws when it was changed, moved, or sealed with another key */
export function openBytes(key: Uint8Array, sealed: Uint8Array, place = ''): Buffer {
	const cipher = createDecipheriv(cipherName, key, sealed.subarray(0, nonceLength), {
		authTagLength: tagLength,
	})
	cipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength))
	return Buffer.concat([cipher.update(sealed.subarray(nonceLength + tagLength)), cipher.final()])
}

/** The install's key, checked at start (sealing-key.ts). It is in no database. */
export function installKey(): Buffer {
	const key = Buffer.from(process.env.TOUCHLINE_KEY ?? '', 'base64')
	if (key.length !== 32)
		throw new Error('TOUCHLINE_KEY is not there: the program was not started as a whole.')
	return key
}

const placeOfKey = (studioId: string): string => `studio_key/${studioId}`

/** The key of a studio, where it has one; null: nothing of it was ever sealed. */
export async function studioKey(db: Db, studioId: string): Promise<Buffer | null> {
	const row = await db
		.selectFrom('studio_key')
		.select('sealed')
		.where('studio_id', '=', studioId)
		.executeTakeFirst()
	return row ? openBytes(installKey(), row.sealed, placeOfKey(studioId)) : null
}

/** The key of a studio, made now if this is the first thing it seals; two at once make one. */
export async function studioKeyToSeal(db: Db, studioId: string): Promise<Buffer> {
	const known = await studioKey(db, studioId)
	if (known) return known
	await db
		.insertInto('studio_key')
		.values({ studio_id: studioId, sealed: sealBytes(installKey(), randomBytes(32), placeOfKey(studioId)) })
		.onConflict((made) => made.doNothing())
		.execute()
	const made = await studioKey(db, studioId)
	if (!made) throw new Error('the key of the studio was not kept')
	return made
}
