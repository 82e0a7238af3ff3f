import { type Actor, staffIdOf } from '#platform/actor.ts'
import { follow } from '#platform/live.ts'
import { NotFound, reading } from '#platform/perform.ts'
import { type Changes, changes } from '../queries/thread.ts'
import { topicOf } from '../use-cases/parts/write.ts'

/** How often a stream says that it lives, and looks whether its reader still may, in milliseconds. */
const beat = 15_000
/** How much may wait for a reader who doesn't take it, in pieces. */
const mostWaiting = 500

export type Following = {
	actor: Actor
	/** Who it is by now, read live (I32). */
	who: () => Promise<Actor>
	/** Whose conversation is open; null: only the coach's list. */
	clientId: string | null
	/** From which change on; null: from now. */
	after: number | null
}

/** What has changed since, as `actor` may read it. */
export const since = (actor: Actor, clientId: string, after: number, limit = 100): Promise<Changes> =>
	reading(actor, ({ ask }) => ask(changes, { clientId, after, limit }))

/** One reader's stream: hears that something has changed, reads it for them, and says it; ends where they may no longer. */
export class OneStream {
	readonly #controller: ReadableStreamDefaultController<Uint8Array>
	readonly #following: Following
	readonly #ended: () => void
	readonly #encoder = new TextEncoder()
	#stops: (() => void)[] = []
	#after: number
	#standing = ''
	/** Other conversations that have moved since the last look. */
	#others = new Set<string>()
	#over = false
	#working = false
	#due = false

	constructor(
		controller: ReadableStreamDefaultController<Uint8Array>,
		following: Following & { after: number },
		ended: () => void,
	) {
		this.#controller = controller
		this.#following = following
		this.#after = following.after
		this.#ended = ended
	}

	begin(): void {
		const { actor } = this.#following
		const timer = setInterval(() => {
			this.#say(': here\n\n')
			void this.#work()
		}, beat)
		this.#stops = [
			() => clearInterval(timer),
			follow(topicOf(actor.studioId as string), (clientId) => this.#heard(clientId)),
			follow(`account:${actor.accountId}`, () => void this.#work()),
		]
		this.#say('retry: 1000\n\n')
		void this.#work()
	}

	end(): void {
		if (this.#over) return
		this.#over = true
		for (const stop of this.#stops) stop()
		this.#ended()
		try {
			this.#controller.close()
		} catch {
			// Closed by whoever was listening.
		}
	}

	#heard(clientId: string | null): void {
		const { actor, clientId: mine } = this.#following
		if (clientId !== null && clientId !== mine) {
			if (staffIdOf(actor) === null) return
			this.#others.add(clientId)
		}
		void this.#work()
	}

	/** Looks until nothing more has come; one look at a time. */
	async #work(): Promise<void> {
		this.#due = true
		if (this.#working) return
		this.#working = true
		try {
			while (this.#due && !this.#over) {
				this.#due = false
				await this.#look()
			}
		} catch (error) {
			// Not theirs any more; or the database is away: the browser comes back by itself, with where it was.
			if (!(error instanceof NotFound)) console.warn(`a stream ended: ${(error as Error).message}`)
			this.end()
		}
		this.#working = false
	}

	async #look(): Promise<void> {
		const { actor, who, clientId } = this.#following
		const reader = await who()
		// I32: logged out, somebody else by now, or in another studio.
		const same = reader.accountId === actor.accountId && reader.studioId === actor.studioId
		if (!same || reader.id !== actor.id) {
			this.end()
			return
		}
		if (clientId !== null) this.#tell(await since(reader, clientId, this.#after))
		const others = [...this.#others]
		this.#others.clear()
		let moved = false
		for (const other of others) moved = (await maySee(reader, other)) || moved
		if (moved) this.#say('event: list\ndata: {}\n\n')
	}

	#tell({ messages, more, ...stands }: Changes): void {
		for (const message of messages) {
			this.#after = message.changed
			this.#say(`id: ${message.changed}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`)
		}
		if (more) this.#due = true
		const text = JSON.stringify(stands)
		if (text !== this.#standing) this.#say(`event: standing\ndata: ${text}\n\n`)
		this.#standing = text
	}

	#say(text: string): void {
		if (this.#over) return
		if ((this.#controller.desiredSize ?? 0) < -mostWaiting) this.end()
		else this.#controller.enqueue(this.#encoder.encode(text))
	}
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
