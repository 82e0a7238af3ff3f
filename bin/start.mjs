// npm start: installs and builds what is missing or stale, then runs the server. Needs only Node 20 and npm.
import { build, command, install, runProgram } from './steps.mjs'

await command(async () => {
	await install({ everything: false })
	await build()
	runProgram('src/server.ts', process.argv.slice(2))
})
