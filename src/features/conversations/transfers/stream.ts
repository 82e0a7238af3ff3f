import { type Following, OneStream, since } from './one-stream.ts'

/** How many streams a person may have open on one process: tabs and devices. */
const mostStreams = 10

const open = new Map<string, number>()

/** What the browser sends after it was cut off, else what the page was read up to. */
export function afterOf(request: Request): number | null {
	const said = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after')
	return said !== null && /^\d{1,9}$/.test(said) ? Number(said) : null
}

/**
 * 12.4: a conversation as it goes on, by server-sent events. `message` carries its number as the event's id, so that whoever comes
 * back, to this process or another, gets all they have missed and nothing twice; `standing` says who has read how far; `list` tells a
 * coach that another conversation has moved. Announcements carry ids only: everything is read again as whoever follows.
 */
export async function streamConversation(following: Following): Promise<Response> {
	const { actor, clientId, after } = following
	const whose = `${actor.studioId} ${actor.accountId}`
	if ((open.get(whose) ?? 0) >= mostStreams)
		return new Response('Too many of these are open.', { status: 429, headers: { 'retry-after': '30' } })
	// Who may not see it finds nothing, before anything is opened (1.4).
	const first = clientId === null ? null : await since(actor, clientId, after ?? 0, after === null ? 1 : 100)
	const from = after ?? first?.seq ?? 0
	open.set(whose, (open.get(whose) ?? 0) + 1)
	const leave = () => {
		const left = (open.get(whose) ?? 1) - 1
		if (left > 0) open.set(whose, left)
		else open.delete(whose)
	}
	let stream: OneStream | null = null
	const body = new ReadableStream<Uint8Array>({
		start: (controller) => {
			stream = new OneStream(controller, { ...following, after: from }, leave)
			stream.begin()
		},
		cancel: () => stream?.end(),
	})
	return new Response(body, {
		headers: {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store, no-transform',
			'x-accel-buffering': 'no',
		},
	})
}
