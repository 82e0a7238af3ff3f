// npm run stripe:fake -- [port]: a strict Stripe of one's own, to try card payments with no account and no network.
import { command, install, runProgram } from './steps.mjs'

await command(async () => {
	await install()
	runProgram('fakes/stripe/main.ts', process.argv.slice(2))
})
