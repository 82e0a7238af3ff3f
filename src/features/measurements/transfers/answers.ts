import { byteOrderMark, csvLine } from '#features/clients/rules/csv.ts'
import { m } from '#messages'
import type { Actor } from '#platform/actor.ts'
import { type ZipEntry, zipped } from '#platform/files/zip.ts'
import { asAttachment } from '#platform/http/attachment.ts'
import { formOf } from '#platform/http/forms.ts'
import { problem } from '#platform/http/problems.ts'
import { NotFound, type Outcome, reading } from '#platform/perform.ts'
import { refusalStatus, refusalText } from '#platform/refusals.ts'
import { type OfClient, ofClient } from '../queries/of-client.ts'
import { photoToSend } from '../queries/photos.ts'
import { receivePhoto, storePhoto } from './store-photo.ts'

const lacks = (actor: Actor, scope: string): Response | null =>
	actor.kind === 'key' && !actor.scopes.includes(scope)
		? problem('missing_scope', actor.locale, { params: { scope } })
		: null

/** GET /photos/<id>: a photo, to the client and the coaches they let see it. */
export async function sendPhoto(actor: Actor, photoId: string): Promise<Response> {
	const refused = lacks(actor, 'measurements:read')
	if (refused) return refused
	const { name, contentType, bytes } = await reading(actor, ({ ask }) => ask(photoToSend, { photoId }))
	return new Response(Buffer.from(bytes), { headers: asAttachment(name, contentType) })
}

/** PUT /photos/<id>: the bytes of a photo that the API reserved. */
export async function takePhotoBytes(actor: Actor, photoId: string, request: Request): Promise<Response> {
	const refused = lacks(actor, 'measurements:write')
	if (refused) return refused
	const outcome = await receivePhoto(actor, photoId, new Uint8Array(await request.arrayBuffer()))
	if (!outcome.ok) return problem(outcome.code, actor.locale, { params: outcome.params })
	return Response.json(outcome.value, { status: 201 })
}

/** A photo from a page's form: back to the page, or as JSON for its script. */
export async function takePhoto(
	actor: Actor,
	request: Request,
	back: string,
	clientId?: string,
): Promise<Response> {
	const form = await formOf(request)
	const file = form.get('file')
	const text = (name: string): string => String(form.get(name) ?? '')
	const outcome = await storePhoto(actor, {
		...(clientId ? { clientId } : {}),
		...{ takenOn: text('takenOn'), pose: text('pose') },
		...(file instanceof File
			? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
			: { name: '', bytes: new Uint8Array() }),
	})
	return answered(actor, request, outcome, back)
}

function answered(actor: Actor, request: Request, outcome: Outcome<unknown>, back: string): Response {
	if (request.headers.get('accept')?.includes('application/json')) {
		if (outcome.ok) return Response.json({ ok: true })
		const message = refusalText(outcome.code, outcome.params, actor.locale)
		const fields = outcome.fields ?? (outcome.field ? { [outcome.field]: message } : {})
		return Response.json({ ok: false, message, fields }, { status: refusalStatus(outcome.code) })
	}
	const location = outcome.ok ? back : `${back}?refused=${outcome.code}`
	return new Response(null, { status: 303, headers: { location } })
}

/** Everything measured of the client who asks, in one file: the values as a table, the photos as they are. */
export async function sendOwn(actor: Actor): Promise<Response> {
	const own = await reading(actor, ({ ask }) => ask(ofClient, {}))
	const parts = zipped(entriesOf(actor, own))
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { value, done } = await parts.next()
			if (done) controller.close()
			else controller.enqueue(value)
		},
	})
	return new Response(body, { headers: asAttachment(`${own.clientName}.zip`, 'application/zip') })
}

async function* entriesOf(actor: Actor, own: OfClient): AsyncGenerator<ZipEntry> {
	yield { name: 'measurements.csv', bytes: Buffer.from(tableOf(own, actor.locale)) }
	for (const { id: photoId } of own.photos) {
		const photo = await reading(actor, ({ ask }) => ask(photoToSend, { photoId })).catch(ifGone)
		if (photo) yield { name: `photos/${photo.name}`, bytes: photo.bytes }
	}
}

/** A photo that went meanwhile must not cut the rest off. */
function ifGone(thrown: unknown): null {
	if (thrown instanceof NotFound) return null
	throw thrown
}

function tableOf({ series }: OfClient, locale: 'en' | 'fr'): string {
	const say = { locale }
	const head = [
		m.measurements_date({}, say),
		m.measurements_metric({}, say),
		m.measurements_value({}, say),
		m.measurements_unit({}, say),
		m.measurements_note({}, say),
	]
	const rows = series.flatMap(({ name, shownUnit, entries }) =>
		entries.map(({ onDate, value, note }) => [onDate, name, String(value), shownUnit, note]),
	)
	return byteOrderMark + [head, ...rows].map(csvLine).join('')
}
