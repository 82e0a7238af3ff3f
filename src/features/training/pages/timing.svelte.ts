import { isScored } from '#features/programs/rules/section-kinds.ts'
import type { SessionSection } from '../queries/session-shape.ts'
import type { Run } from '../rules/clock.ts'
import { type Rest, restOf, startRest } from '../rules/timers.ts'

const restKey = 'touchline-rest'
const runKey = 'touchline-clock'

/** What runs by the clock on this device: a rest, or a section. Kept there, so that a reload changes nothing. */
export class Timing {
	resting: Rest | null = $state(null)
	run: Run | null = $state.raw(null)
	/** Timers come with their scripts when there is something to count. */
	readonly timer = $derived(this.resting ? import('./RestTimer.svelte') : null)
	readonly clock = $derived(this.run ? import('./Clock.svelte') : null)
	readonly #workoutId: string

	constructor(workoutId: string) {
		this.#workoutId = workoutId
	}

	/** What ran when the page was left. */
	async takeUp(): Promise<void> {
		this.resting = restOf(localStorage.getItem(restKey), this.#workoutId, Date.now())
		const kept = localStorage.getItem(runKey)
		if (kept === null) return
		const { runOf } = await import('../rules/clock.ts')
		this.run = runOf(kept, this.#workoutId, Date.now())
	}

	keepRest(rest: Rest | null): void {
		this.resting = rest
		keep(restKey, rest)
	}

	async rest(seconds: number | null): Promise<void> {
		if (!seconds) return
		this.keepRest(startRest(this.#workoutId, seconds, Date.now()))
		const { readySound } = await import('./alarm.ts')
		readySound()
	}

	keepRun(run: Run | null): void {
		this.run = run
		keep(runKey, run)
	}

	async begin({ id, kind, timing }: SessionSection): Promise<void> {
		if (!isScored(kind)) return
		const { begin } = await import('../rules/clock.ts')
		this.keepRest(null)
		this.keepRun(begin({ workoutId: this.#workoutId, sectionId: id, kind, timing }, Date.now()))
	}
}

function keep(key: string, what: object | null): void {
	if (what) localStorage.setItem(key, JSON.stringify(what))
	else localStorage.removeItem(key)
}
