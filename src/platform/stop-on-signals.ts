import { running } from './process.ts'

/** How long stopping may take in all before the process just ends, in milliseconds. */
const stopLimit = 40_000

/**
 * Ends everything registered with {@link running}, then the process: at SIGTERM, at SIGINT (Ctrl-C), and when
 * the script that started us (`npm start`) is gone. A promise that failed unnoticed is logged and ends nothing.
 */
export function stopOnSignals(log: (line: string) => void): void {
	let asked = false
	const stop = async () => {
		if (asked) return
		asked = true
		log('Stopping …')
		setTimeout(() => process.exit(1), stopLimit).unref()
		await running.stopAll()
		process.exit(0)
	}
	process.on('SIGTERM', stop)
	process.on('SIGINT', stop)
	process.on('disconnect', stop)
	process.on('unhandledRejection', (error) =>
		console.error('A promise was left alone with its error:', error),
	)
}
