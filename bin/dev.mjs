// npm run dev: like npm start, but pages come from Vite and reload as files change.
import { command, install, npm, quietly, runProgram, scriptEnvironment, step } from './steps.mjs'

await command(async () => {
	await install()
	await step('Compiling messages', () => quietly(...npm('run', 'i18n'), scriptEnvironment()))
	runProgram('src/dev.ts', process.argv.slice(2))
})
