/** Says how one part of the program is: `'ok'`, or in a few words what is wrong. */
export type Health = () => Promise<string>

type Stop = () => void | Promise<void>

/** What the running program shares between the node entry and the web build, which is a bundle of its own. */
export type Running = {
	/** Parts that `/health` asks: `database`, `worker`. */
	health: Map<string, Health>
	/** Registers what has to end before the program does; the last one registered ends first. */
	onStop(name: string, stop: Stop): void
	/** Ends everything registered, in reverse order, once; one that fails doesn't keep the others from ending. */
	stopAll(): Promise<void>
}

const key = Symbol.for('touchline.process')
const shared = globalThis as { [key]?: Running }

/** The one running program: two copies of this module see the same. */
export const running: Running = shared[key] ?? createRunning()
shared[key] = running

/** Makes an independent one; only tests need more than {@link running}. */
export function createRunning(): Running {
	const stops: { name: string; stop: Stop }[] = []
	return {
		health: new Map(),
		onStop(name, stop) {
			stops.push({ name, stop })
		},
		async stopAll() {
			for (let last = stops.pop(); last; last = stops.pop()) {
				try {
					await last.stop()
				} catch (error) {
					console.error(`Stopping ${last.name} failed:`, error)
				}
			}
		},
	}
}
