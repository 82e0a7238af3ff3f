import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { parse, stringify, validate } from 'uuid'
import { publicAddress } from '../address.ts'
import { installSecret } from '../install-secret.ts'

/** What one unsubscribe link stops: one kind of mail to one person of one studio. */
export type Unsubscription = { studioId: string; personId: string; kind: string }

const signatureBytes = 18

const secret = async (): Promise<Buffer> => {
	const { key } = await installSecret('unsubscribe', () => ({ key: randomBytes(32).toString('base64url') }))
	return Buffer.from(key, 'base64url')
}

/**
 * Signs unsubscribe links for this process (RFC 8058): they work without logging in, never expire, and can do nothing else.
 * Asked for once per mailing, so that signing a thousand needs no waiting.
 */
export async function unsubscribeSigner(): Promise<(what: Unsubscription) => string> {
	const key = await secret()
	return ({ studioId, personId, kind }) => {
		const body = Buffer.concat([parse(studioId), parse(personId), Buffer.from(kind)])
		return Buffer.concat([signature(key, body), body]).toString('base64url')
	}
}

/** What a token stands for; null for anything we didn't sign. */
export async function readUnsubscription(token: string): Promise<Unsubscription | null> {
	const bytes = Buffer.from(token, 'base64url')
	if (bytes.length <= signatureBytes + 32 || bytes.length > 200) return null
	const [signed, body] = [bytes.subarray(0, signatureBytes), bytes.subarray(signatureBytes)]
	if (!timingSafeEqual(signed, signature(await secret(), body))) return null
	const [studioId, personId] = [stringify(body.subarray(0, 16)), stringify(body.subarray(16, 32))]
	return validate(studioId) ? { studioId, personId, kind: body.subarray(32).toString() } : null
}

const signature = (key: Buffer, body: Buffer): Buffer =>
	createHmac('sha256', key).update('unsubscribe\0').update(body).digest().subarray(0, signatureBytes)

/** The page a person sees, and the address a mail program posts to (the same one, for programs without one-click). */
export const unsubscribePage = (token: string): string =>
	new URL(`/unsubscribe/${token}`, publicAddress()).href
export const oneClickAddress = (token: string): string =>
	new URL(`/unsubscribe/${token}/one-click`, publicAddress()).href
