// npm run check: every static check, in one list; CI runs this same list through npm test.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
	command,
	install,
	nodeBinary,
	npm,
	openly,
	quietly,
	root,
	scriptEnvironment,
	step,
} from './steps.mjs'

/** A check runs a program of a package, or one of our own; `needs` is what it can't run without. */
const checks = [
	{
		name: 'biome',
		needs: 'biome.json',
		run: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.'],
	},
	{ name: 'svelte-check', run: ['node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings'] },
	{ name: 'knip', needs: 'knip.json', run: ['node_modules/knip/bin/knip.js'] },
	...ownChecks(),
]

/** Each file of checks/ is a program that explains what it found and ends with a code. */
function ownChecks() {
	const folder = join(root, 'checks')
	if (!existsSync(folder)) return []
	return readdirSync(folder)
		.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
		.map((name) => ({ name: `checks/${name}`, run: [join('checks', name)] }))
}

/** Makes what both the type check and the tests import: messages, and the types of routes. */
export async function generate() {
	const environment = scriptEnvironment()
	await step('Compiling messages and route types', async () => {
		await quietly(...npm('run', 'i18n'), environment)
		await quietly(nodeBinary(), ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], environment)
	})
}

/** Runs all checks, also after one failed. Returns name and outcome of each. */
export async function runChecks() {
	const outcomes = []
	for (const { name, needs, run } of checks) {
		if (needs && !existsSync(join(root, needs))) {
			console.log(`Check ${name}: skipped, there is no ${needs}`)
			continue
		}
		console.log(`Check ${name} …`)
		const passed = (await openly(nodeBinary(), run, scriptEnvironment())) === 0
		outcomes.push({ name, passed })
	}
	for (const { name, passed } of outcomes) console.log(`${passed ? 'passed' : 'FAILED'}  ${name}`)
	return outcomes
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	await command(async () => {
		await install()
		await generate()
		const outcomes = await runChecks()
		process.exit(outcomes.every(({ passed }) => passed) ? 0 : 1)
	})
}
