import type { RefusedAnswer } from '#ui/answer.ts'
import { submitAction } from '#ui/submit.ts'

/** One change on its way to the server. `input` is asked when it is sent, so that it carries the versions known then. */
export type Parcel = {
	does: string
	input: () => unknown
	done: (value: Record<string, unknown>) => void
	refused: (answer: RefusedAnswer) => void
}

const RETRY_MS = 4000

/**
 * Sends changes one after the other, in the order they were made. What doesn't get through waits and is tried again:
 * nothing is skipped, so the server always sees the same order as the person did.
 */
export class Outbox {
	state: 'saved' | 'saving' | 'failed' = $state('saved')
	#queue: Parcel[] = []
	#busy = false
	#timer: ReturnType<typeof setTimeout> | undefined
	readonly #drained: () => void

	/** `drained` is called whenever everything has arrived. */
	constructor(drained: () => void) {
		this.#drained = drained
	}

	get waiting(): boolean {
		return this.#queue.length > 0
	}

	put(parcel: Parcel): void {
		this.#queue.push(parcel)
		void this.#work()
	}

	/** Tries again at once: by hand, or because the network is back. */
	retry = (): void => {
		clearTimeout(this.#timer)
		void this.#work()
	}

	async #work(): Promise<void> {
		if (this.#busy) return
		this.#busy = true
		for (let parcel = this.#queue[0]; parcel; parcel = this.#queue[0]) {
			this.state = 'saving'
			const answer = await submitAction(parcel.does, parcel.input())
			// No value: the log-in has ended and the page is on its way there. What was typed is kept as a draft.
			const arrived = answer.ok ? answer.value !== null : answer.code !== 'unreachable'
			if (!arrived) {
				this.#fail()
				return
			}
			this.#queue.shift()
			if (answer.ok) parcel.done((answer.value ?? {}) as Record<string, unknown>)
			else parcel.refused(answer)
		}
		this.#busy = false
		this.state = 'saved'
		this.#drained()
	}

	#fail(): void {
		this.#busy = false
		this.state = 'failed'
		clearTimeout(this.#timer)
		this.#timer = setTimeout(this.retry, RETRY_MS)
	}

	stop(): void {
		clearTimeout(this.#timer)
	}
}
