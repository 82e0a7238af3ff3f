import type { Actor } from '../actor.ts'
import { asAttachment } from '../http/attachment.ts'
import { problem } from '../http/problems.ts'
import { NotFound, type Outcome, reading } from '../perform.ts'
import { refusalStatus, refusalText } from '../refusals.ts'
import type { Reading } from '../use-case.ts'
import { getBytes } from './storage.ts'

/**
 * What one feature keeps under /files/<id>: who may read which file and who is still to bring its bytes is the feature's to say,
 * and whoever may not finds nothing.
 */
export type Shelf = {
	/** What a key needs for it (14.1). */
	readonly reads: string
	readonly writes: string
	readonly find: (
		reading: Reading,
		fileId: string,
	) => Promise<{ name: string; contentType: string; key: string }>
	readonly receive: (
		actor: Actor,
		fileId: string,
		bytes: Uint8Array,
		asked: URLSearchParams,
	) => Promise<Outcome<{ fileId: string }>>
}

/** GET /files/<id>: the bytes of a file, to whoever may read it. */
export async function sendStored(actor: Actor, fileId: string, shelves: readonly Shelf[]): Promise<Response> {
	const open = openTo(actor, shelves, 'reads')
	if (open.length === 0) return lacks(actor, shelves[0]?.reads ?? '')
	const file = await firstFound(open, ({ find }) => reading(actor, (r) => find(r, fileId)))
	const bytes = await getBytes(file.key).catch((error: Error) => {
		console.warn(`file ${fileId} has a row but no bytes: ${error.message}`)
		throw new NotFound()
	})
	return new Response(Buffer.from(bytes), { headers: asAttachment(file.name, file.contentType) })
}

/** PUT /files/<id>: the bytes of a file that was reserved. */
export async function takeStored(
	actor: Actor,
	fileId: string,
	request: Request,
	shelves: readonly Shelf[],
): Promise<Response> {
	const open = openTo(actor, shelves, 'writes')
	if (open.length === 0) return lacks(actor, shelves[0]?.writes ?? '')
	const bytes = new Uint8Array(await request.arrayBuffer())
	const asked = new URL(request.url).searchParams
	const outcome = await firstFound(open, ({ receive }) => receive(actor, fileId, bytes, asked))
	if (!outcome.ok) return problem(outcome.code, actor.locale, { params: outcome.params })
	return Response.json(outcome.value, { status: 201 })
}

const openTo = (actor: Actor, shelves: readonly Shelf[], what: 'reads' | 'writes'): readonly Shelf[] =>
	actor.kind === 'key' ? shelves.filter((shelf) => actor.scopes.includes(shelf[what])) : shelves

const lacks = (actor: Actor, scope: string): Response =>
	problem('missing_scope', actor.locale, { params: { scope } })

async function firstFound<T>(shelves: readonly Shelf[], look: (shelf: Shelf) => Promise<T>): Promise<T> {
	for (const shelf of shelves) {
		try {
			return await look(shelf)
		} catch (thrown) {
			if (!(thrown instanceof NotFound)) throw thrown
		}
	}
	throw new NotFound()
}

/** After an upload from a page's form: back to the page, or JSON for its script. */
export function afterUpload(actor: Actor, request: Request, outcome: Outcome<unknown>, to: string): Response {
	const message = outcome.ok ? null : refusalText(outcome.code, outcome.params, actor.locale)
	if (request.headers.get('accept')?.includes('application/json')) {
		const status = outcome.ok ? 200 : refusalStatus(outcome.code)
		return Response.json(outcome.ok ? { ok: true, to } : { ok: false, message }, { status })
	}
	const location = outcome.ok ? to : `${to}?refused=${outcome.code}`
	return new Response(null, { status: 303, headers: { location } })
}
