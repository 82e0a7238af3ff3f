import { submitAction } from '#ui/submit.ts'
import type { SessionItem, SessionSet } from '../queries/session.ts'
import type { SetValues } from '../rules/session.ts'

export type SetState = 'open' | 'saving' | 'saved' | 'unsent'

/** One line of the screen: what stands in its boxes, and how far it has got. */
export type SetLine = {
	itemId: string
	number: number
	/** Made once: sending it again finds its row (5.5). */
	setId: string
	values: SetValues
	state: SetState
	message: string
}

const patienceMs = [1500, 3000, 6000, 12_000, 30_000]

/**
 * What is being trained, on this device (5.2): a set is shown done at once, sent at once, and sent again until the server
 * has it. Only the newest of a line is ever sent; an answer to an older sending changes nothing.
 */
export class Logging {
	lines: SetLine[] = $state([])
	readonly #workoutId: string
	readonly #sendings = new Map<SetLine, number>()

	constructor(workoutId: string, items: readonly SessionItem[]) {
		this.#workoutId = workoutId
		this.lines = items.flatMap((item) => item.sets.map((set) => lineOf(item.id, set)))
	}

	of(itemId: string): SetLine[] {
		return this.lines.filter((line) => line.itemId === itemId)
	}

	get done(): number {
		return this.lines.filter((line) => line.state !== 'open').length
	}

	get unsent(): number {
		return this.lines.filter((line) => line.state === 'unsent').length
	}

	/** One more than prescribed, beginning as the last one. */
	add(itemId: string): void {
		const last = this.of(itemId).at(-1)
		if (!last || last.number >= 100) return
		const at = this.lines.indexOf(last) + 1
		const line = { ...last, values: { ...last.values }, number: last.number + 1, setId: crypto.randomUUID() }
		this.lines.splice(at, 0, { ...line, state: 'open', message: '' })
	}

	async toggle(line: SetLine): Promise<void> {
		if (line.state === 'open') await this.check(line)
		else await this.#send(line, 'training.remove-set', { setId: line.setId }, 'open')
	}

	/** Also after a done set was changed: the same set with other numbers. */
	async check(line: SetLine): Promise<void> {
		const { itemId, number: setNumber, setId, values } = line
		const unit = values.load === null ? null : values.unit
		const input = { itemId, setNumber, setId, ...values, unit, doneAt: new Date().toISOString() }
		await this.#send(line, 'training.log-set', input, 'saved')
	}

	/** Everything that waits, now: the network is back, or the person asks. */
	retry(): void {
		for (const line of this.lines) if (line.state === 'unsent') this.check(line)
	}

	async #send(line: SetLine, does: string, input: object, becomes: 'saved' | 'open'): Promise<void> {
		const sending = (this.#sendings.get(line) ?? 0) + 1
		this.#sendings.set(line, sending)
		line.state = 'saving'
		line.message = ''
		for (let attempt = 0; this.#sendings.get(line) === sending; attempt++) {
			const answer = await submitAction(does, { workoutId: this.#workoutId, ...input })
			if (this.#sendings.get(line) !== sending) return
			if (answer.ok) {
				line.state = becomes
				return
			}
			if (answer.code !== 'unreachable') {
				line.state = becomes === 'saved' ? 'open' : 'saved'
				line.message = answer.message
				return
			}
			line.state = 'unsent'
			await new Promise((wake) => setTimeout(wake, patienceMs[Math.min(attempt, patienceMs.length - 1)]))
		}
	}
}

const lineOf = (itemId: string, set: SessionSet): SetLine => ({
	itemId,
	number: set.number,
	setId: set.setId,
	values: set.done
		? {
				reps: set.done.reps,
				load: set.done.load,
				unit: set.done.unit ?? set.start.unit,
				seconds: set.done.seconds,
				metres: set.done.metres,
			}
		: { ...set.start },
	state: set.done ? 'saved' : 'open',
	message: '',
})
