// npm run demo -- --size large: fills the database with 500 studios, for measurements. The small one, the story, is loaded at first start.
import { command, install, runProgram, StepFailed } from './steps.mjs'

await command(async () => {
	const [flag, size, ...rest] = process.argv.slice(2)
	if (flag !== '--size' || !['small', 'large'].includes(size) || rest.length > 0)
		throw new StepFailed('Say which demo: npm run demo -- --size large (or small).')
	if (size === 'small') {
		console.log(
			'The small demo, one studio told as a story, is loaded when an empty Touchline first starts: npm start.',
		)
		return
	}
	await install()
	runProgram('demo/large.ts', [])
})
