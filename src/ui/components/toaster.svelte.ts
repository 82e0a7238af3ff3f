/** One notice at the edge of the page. `undo` puts a button in it. */
export type Toast = {
	id: number
	text: string
	tone: 'good' | 'bad'
	/** Words of the button, where it isn't "Undo". */
	action?: string
	undo?: () => void
	/** Its button was pressed. */
	acted?: boolean
}

const LONG_MS = 12_000
const SHORT_MS = 6_000
const LINGER_MS = 600

/** The notices on the page, newest last. Lives in the browser only. */
export const toasts: Toast[] = $state([])
const timers = new Map<number, ReturnType<typeof setTimeout>>()
let counter = 0

/**
 * Shows a notice; with `undo` it stays twice as long. It waits while the pointer or focus is on it.
 * @returns its id, for `dismiss`
 */
export function toast(
	text: string,
	options: { undo?: () => void; action?: string; tone?: 'good' | 'bad' } = {},
): number {
	counter += 1
	const { tone = 'good', ...rest } = options
	toasts.push({ id: counter, text, tone, ...rest })
	if (toasts.length > 3 && toasts[0]) dismiss(toasts[0].id)
	resume(counter)
	return counter
}

/** Takes a notice away. */
export function dismiss(id: number): void {
	hold(id)
	const at = toasts.findIndex((one) => one.id === id)
	if (at >= 0) toasts.splice(at, 1)
}

/**
 * Does what a notice's button says, once. The notice stays a moment longer: the second press of a double one would
 * otherwise reach what lies under it.
 */
export function act(id: number): void {
	const one = toasts.find((each) => each.id === id)
	if (!one || one.acted) return
	one.acted = true
	hold(id)
	timers.set(
		id,
		setTimeout(() => dismiss(id), LINGER_MS),
	)
	one.undo?.()
}

/** Stops the clock of a notice while someone reads it. */
export function hold(id: number): void {
	clearTimeout(timers.get(id))
	timers.delete(id)
}

/** Starts the clock of a notice again. */
export function resume(id: number): void {
	const one = toasts.find((each) => each.id === id)
	if (!one) return
	hold(id)
	timers.set(
		id,
		setTimeout(() => dismiss(id), one.acted ? LINGER_MS : one.undo ? LONG_MS : SHORT_MS),
	)
}
