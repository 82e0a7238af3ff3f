// npm run bench -- client-search|calendar-page|client-area|first-page|api-list|availability-engine|month-times|booking-write|growth|starting|subscribers|all: measures, mostly on the large demo, into bench/results.md.
import { build, command, install, runProgram } from './steps.mjs'

await command(async () => {
	await install()
	await build()
	runProgram('bench/run.ts', process.argv.slice(2))
})
