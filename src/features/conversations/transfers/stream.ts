import { type Actor, staffIdOf } from '#platform/actor.ts'
import { follow } from '#platform/live.ts'
import { NotFound, reading } from '#platform/perform.ts'
import { type Changes, changes } from '../queries/thread.ts'
import { topicOf } from '../use-cases/parts/write.ts'

/** How often a stream says that it lives, and looks whether its reader still may, in milliseconds. */
const beat = 15_000
/** How many streams a person may have open on one process: tabs and devices. */
const mostStreams = 10
/** How much may wait for a reader who doesn't take it, in pieces. */
const mostWaiting = 500

const open = new Map<string, number>()

export type Following = {
	actor: Actor
	/** Who it is by now, read live (I32). */
	who: () => Promise<Actor>
	/** Whose conversation is open; null: only the coach's list. */
	clientId: string | null
	/** From which change on; null: from now. */
	after: number | null
}

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
	let end = () => {}
	const body = new ReadableStream<Uint8Array>({
		start: (controller) => {
			end = run(controller, { ...following, after: from }, () => {
				const left = (open.get(whose) ?? 1) - 1
				if (left > 0) open.set(whose, left)
				else open.delete(whose)
			})
		},
		cancel: () => end(),
	})
	return new Response(body, {
		headers: {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store, no-transform',
			'x-accel-buffering': 'no',
		},
	})
}

const since = (actor: Actor, clientId: string, after: number, limit = 100): Promise<Changes> =>
	reading(actor, ({ ask }) => ask(changes, { clientId, after, limit }))

type Controller = ReadableStreamDefaultController<Uint8Array>

function run(
	controller: Controller,
	following: Following & { after: number },
	ended: () => void,
): () => void {
	const { actor, clientId } = following
	const encoder = new TextEncoder()
	let [after, over, working, due] = [following.after, false, false, true]
	let standing = ''
	const others = new Set<string>()

	const end = () => {
		if (over) return
		over = true
		for (const stop of stops) stop()
		ended()
		try {
			controller.close()
		} catch {
			// Closed by whoever was listening.
		}
	}
	const say = (text: string) => {
		if (over) return
		if ((controller.desiredSize ?? 0) < -mostWaiting) return end()
		controller.enqueue(encoder.encode(text))
	}
	const tell = (now: Changes) => {
		for (const message of now.messages) {
			after = message.changed
			say(`id: ${after}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`)
		}
		const { messages: _, more, ...stands } = now
		if (more) due = true
		const text = JSON.stringify(stands)
		if (text !== standing) say(`event: standing\ndata: ${text}\n\n`)
		standing = text
	}
	async function look(): Promise<void> {
		const reader = await following.who()
		// I32: logged out, somebody else by now, or in another studio.
		if (reader.accountId !== actor.accountId || reader.studioId !== actor.studioId || reader.id !== actor.id)
			return end()
		if (clientId !== null) tell(await since(reader, clientId, after))
		let moved = false
		for (const other of others) moved = (await maySee(reader, other)) || moved
		others.clear()
		if (moved) say('event: list\ndata: {}\n\n')
	}
	async function work(): Promise<void> {
		due = true
		if (working) return
		working = true
		try {
			while (due && !over) {
				due = false
				await look()
			}
		} catch (error) {
			// Not theirs any more; or the database is away: the browser comes back by itself, with where it was.
			if (!(error instanceof NotFound)) console.warn(`a stream ended: ${(error as Error).message}`)
			end()
		}
		working = false
	}
	const heard = (id: string | null) => {
		if (id !== null && id !== clientId) {
			if (staffIdOf(actor) === null) return
			others.add(id)
		}
		void work()
	}
	const timer = setInterval(() => {
		say(': here\n\n')
		void work()
	}, beat)
	const stops = [
		() => clearInterval(timer),
		follow(topicOf(actor.studioId as string), heard),
		follow(`account:${actor.accountId}`, () => void work()),
	]
	say('retry: 1000\n\n')
	void work()
	return end
}

async function maySee(reader: Actor, clientId: string): Promise<boolean> {
	try {
		await since(reader, clientId, 2_000_000_000, 1)
		return true
	} catch (error) {
		if (error instanceof NotFound) return false
		throw error
	}
}
