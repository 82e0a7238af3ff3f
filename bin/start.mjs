// npm start: installs and builds what is missing or stale, then runs the server. Needs only Node 20 and npm.
import { buildPages, command, compileMessages, install, needsBuild, runProgram } from './steps.mjs'

await command(async () => {
	await install({ everything: false })
	const parameters = process.argv.slice(2)
	if (!needsBuild()) return runProgram('src/server.ts', parameters)
	await compileMessages()
	const server = runProgram('src/first-start.ts', parameters)
	await buildPages()
	server.send('built')
})
