import { Worker } from 'node:worker_threads'

/**
 * A reader of what others wrote, in a thread with little memory and little time, without this program's environment: what
 * makes it run wild ends there with `tooMuch` (quality 3). One after the other, so that the caps hold for the process too.
 * The thread's file posts its answer once.
 */
export function readerInThread<Given, Read>(file: string, tooMuch: Read) {
	let before: Promise<unknown> = Promise.resolve()
	return (given: Given, milliseconds = 5_000): Promise<Read> => {
		const reading = before.then(() => run<Read>(file, given, milliseconds, tooMuch))
		before = reading
		return reading
	}
}

function run<Read>(file: string, given: unknown, milliseconds: number, tooMuch: Read): Promise<Read> {
	return new Promise((resolve) => {
		const thread = new Worker(file, {
			workerData: given,
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
