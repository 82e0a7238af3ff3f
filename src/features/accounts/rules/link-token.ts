import { parse, stringify, validate } from 'uuid'

/** What a link or an API key names: a studio, a row in it, and the secret that proves it. */
export type Named = { studioId: string; id: string; secret: string }

// Two uuids are 32 bytes, hence 43 characters; the secret is everything after the separator.
const shape = /^([\w-]{43})_([\w-]{20,100})$/

/** `<studio and row>_<secret>`: the studio is found without asking the database, the secret isn't guessed. */
export function linkToken({ studioId, id, secret }: Named): string {
	return `${Buffer.concat([parse(studioId), parse(id)]).toString('base64url')}_${secret}`
}

/** Reads what `linkToken` wrote; null for anything else. */
export function readLinkToken(text: string): Named | null {
	const [, head = '', secret = ''] = shape.exec(text) ?? []
	const bytes = Buffer.from(head, 'base64url')
	if (bytes.length !== 32) return null
	const [studioId, id] = [uuidAt(bytes, 0), uuidAt(bytes, 16)]
	return studioId && id ? { studioId, id, secret } : null
}

function uuidAt(bytes: Buffer, at: number): string | null {
	try {
		const text = stringify(bytes.subarray(at, at + 16))
		return validate(text) ? text : null
	} catch {
		return null
	}
}

/** `tl_…`: recognised by people and by scanners that look for leaked keys. */
export const keyPrefix = 'tl_'
export const readApiKey = (text: string): Named | null =>
	text.startsWith(keyPrefix) ? readLinkToken(text.slice(keyPrefix.length)) : null
