/** A text cut into what is said and where it leads. Only whole http(s) addresses are links; nothing in it is ever markup. */
export type Piece = { text: string; href: string | null }

const address = /https?:\/\/[^\s<>"'`{}|\\^]+/gi
/** Signs that end a sentence rather than an address. */
const after = /[.,;:!?…»)\]]+$/

export function piecesOf(body: string): Piece[] {
	const pieces: Piece[] = []
	let from = 0
	for (const found of body.matchAll(address)) {
		const written = closed(found[0])
		const href = hrefOf(written)
		if (!href) continue
		if (found.index > from) pieces.push({ text: body.slice(from, found.index), href: null })
		pieces.push({ text: written, href })
		from = found.index + written.length
	}
	if (from < body.length) pieces.push({ text: body.slice(from), href: null })
	return pieces
}

/** Every address in a text, once each. */
export const addressesIn = (body: string): string[] => [
	...new Set(piecesOf(body).flatMap(({ href }) => (href === null ? [] : [href]))),
]

// "(see https://x.test/a_(b))" ends where its own bracket does.
function closed(written: string): string {
	const cut = written.replace(after, '')
	const rest = written.slice(cut.length)
	return rest.startsWith(')') && cut.split('(').length > cut.split(')').length ? `${cut})` : cut
}

function hrefOf(written: string): string | null {
	if (!URL.canParse(written)) return null
	const { protocol, hostname, username, password, href } = new URL(written)
	// "https://our.bank@elsewhere.test" looks like what it isn't.
	if ((protocol !== 'https:' && protocol !== 'http:') || hostname === '' || username || password) return null
	return href
}
