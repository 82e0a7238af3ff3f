import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { parse, validate } from 'uuid'
import { installSecret } from './install-secret.ts'

const signatureBytes = 18

/** What a signed link stands for: one thing of one studio. */
export type Signed = { studioId: string; id: string }

const keyOf = async (purpose: string): Promise<Buffer> => {
	const { key } = await installSecret(`links-${purpose}`, () => ({
		key: randomBytes(32).toString('base64url'),
	}))
	return Buffer.from(key, 'base64url')
}

const signature = (key: Buffer, body: Buffer): Buffer =>
	createHmac('sha256', key).update(body).digest().subarray(0, signatureBytes)

/**
 * Signs links of one purpose: whoever has one may do that one thing without logging in. They hold ids and a signature, nothing
 * private, and end with the thing itself. Asked for once per mailing, so that signing a thousand needs no waiting.
 */
export async function linkSigner(purpose: string): Promise<(what: Signed) => string> {
	const key = await keyOf(purpose)
	return ({ studioId, id }) => {
		const body = Buffer.concat([parse(studioId), parse(id)])
		return Buffer.concat([signature(key, body), body]).toString('base64url')
	}
}

/** What a token says before its signature is looked at. */
function unsealed(token: string): { signed: Buffer; body: Buffer; what: Signed } | null {
	const bytes = Buffer.from(token, 'base64url')
	if (bytes.length !== signatureBytes + 32) return null
	const [signed, body] = [bytes.subarray(0, signatureBytes), bytes.subarray(signatureBytes)]
	const [studioId, id] = [stringOf(body.subarray(0, 16)), stringOf(body.subarray(16))]
	return studioId && id ? { signed, body, what: { studioId, id } } : null
}

function stringOf(bytes: Buffer): string | null {
	const text = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
	return validate(text) ? text : null
}

/** The studio that a token names, unproven: whose visitor somebody is at a door. What they may there, `readSigned` says. */
export const studioNamed = (token: string): string | null => unsealed(token)?.what.studioId ?? null

/** What a token of this purpose stands for; null for anything we didn't sign. */
export async function readSigned(purpose: string, token: string): Promise<Signed | null> {
	const read = unsealed(token)
	if (!read) return null
	return timingSafeEqual(read.signed, signature(await keyOf(purpose), read.body)) ? read.what : null
}
