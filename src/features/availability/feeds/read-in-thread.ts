import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Feed } from './busy-times.ts'
import type { Read } from './thread.ts'

// Found by name: in the web build this module lies elsewhere, the thread's file doesn't.
const file = createRequire(import.meta.url).resolve('#features/availability/feeds/thread.ts')

const tooMuch: Read = { ok: false, failure: 'feed_too_much' }
let before: Promise<unknown> = Promise.resolve()

/**
 * Reads somebody else's calendar in a thread with little memory and little time, without this program's environment: what
 * makes a reader run wild ends there (quality 3). One after the other, so that the caps hold for the process too.
 */
export function readInThread(feed: Feed, milliseconds = 5_000): Promise<Read> {
	const reading = before.then(() => run(feed, milliseconds))
	before = reading
	return reading
}

function run(feed: Feed, milliseconds: number): Promise<Read> {
	return new Promise((resolve) => {
		const thread = new Worker(file, {
			workerData: feed,
			env: {},
			execArgv: [],
			resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 },
		})
		const timer = setTimeout(() => end(tooMuch), milliseconds)
		const end = (read: Read) => {
			clearTimeout(timer)
			resolve(read)
			void thread.terminate()
		}
		thread.once('message', end)
		// Out of memory, or out of stack.
		thread.once('error', () => end(tooMuch))
		thread.once('exit', () => end(tooMuch))
	})
}
