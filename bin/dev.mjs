// npm run dev: like npm start, but pages come from Vite and reload as files change.
import { command, compileMessages, install, runProgram } from './steps.mjs'

await command(async () => {
	await install()
	await compileMessages()
	runProgram('src/dev.ts', process.argv.slice(2))
})
