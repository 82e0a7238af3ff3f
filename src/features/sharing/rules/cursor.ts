/** Where the next page of a list by name starts: after this name and id. */
export type Cursor = { name: string; id: string }

/** Opaque to whoever carries it. */
export const cursorText = ({ name, id }: Cursor): string =>
	Buffer.from(JSON.stringify([name, id])).toString('base64url')

/** What a cursor stands for; null for anything we didn't write. */
export function readCursor(text: string): Cursor | null {
	try {
		const [name, id]: unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString())
		const fits = typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)
		return fits && !name.includes('\0') ? { name, id } : null
	} catch {
		return null
	}
}
