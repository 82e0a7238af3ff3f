import { visitor } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { perform } from '#platform/perform.ts'
import { refusalStatus } from '#platform/refusals.ts'
import { receiveEvent } from '../use-cases/receive-event.ts'

/** The provider's own are a few kilobytes. */
const largest = 512 * 1024

/** 8–13: the raw bytes as they came, with their signature. A studio that isn't there answers like a wrong signature (1.4). */
export async function receiveFromStripe(studioId: string, request: Request): Promise<Response> {
	if (Number(request.headers.get('content-length') ?? 0) > largest) return said(413)
	const bytes = await upTo(request, largest)
	if (bytes === null) return said(413)
	if (!Id.safeParse(studioId).success) return said(400)
	const outcome = await perform(
		receiveEvent,
		{ body: bytes.toString('utf8'), signature: request.headers.get('stripe-signature') ?? '' },
		{ actor: visitor('en', null, studioId), via: 'system' },
	)
	return said(outcome.ok ? 200 : outcome.code === 'invalid' ? 400 : refusalStatus(outcome.code))
}

const said = (status: number): Response => Response.json({ received: status === 200 }, { status })

async function upTo(request: Request, limit: number): Promise<Buffer | null> {
	const parts: Uint8Array[] = []
	let size = 0
	for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
		size += part.length
		if (size > limit) return null
		parts.push(part)
	}
	return Buffer.concat(parts)
}
