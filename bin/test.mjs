// npm test: installs what it needs, then static checks, tests on real PostgreSQL, and journeys in a browser.
// Its last line is "N passed, N failed".
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { generate, runChecks } from './check.mjs'
import { build, command, install, nodeBinary, openly, root, scriptEnvironment, step } from './steps.mjs'

/** Where the test programs leave their counts; playwright.config.ts names the same folder. */
const results = join(root, 'node_modules/.cache/touchline-tests')
const total = { passed: 0, failed: 0 }
/** What failed, by name: said again at the end, where whoever reads only the end finds it. */
const failures = []

await command(async () => {
	forgetSettings()
	await install()
	await generate()
	await countChecks()
	await runTests()
	await runJourneys()
	for (const name of failures) console.log(`FAILED  ${name}`)
	console.log(`\n${total.passed} passed, ${total.failed} failed`)
	process.exit(total.failed === 0 ? 0 : 1)
})

/** Tests must not meet what this machine is set up for. */
function forgetSettings() {
	for (const name of Object.keys(process.env)) {
		if (/^(TOUCHLINE_|DATABASE_|SMTP_URL$|STRIPE_API$|PORT$|HOST$)/.test(name)) delete process.env[name]
	}
	rmSync(results, { recursive: true, force: true })
	mkdirSync(results, { recursive: true })
}

async function countChecks() {
	const outcomes = await runChecks()
	total.passed += outcomes.filter(({ passed }) => passed).length
	const failed = outcomes.filter(({ passed }) => !passed)
	total.failed += failed.length
	failures.push(...failed.map(({ name }) => `check: ${name}`))
}

async function runTests() {
	const file = join(results, 'tests.json')
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
	const code = await openly(
		nodeBinary(),
		['node_modules/vitest/vitest.mjs', 'run', ...reporters],
		scriptEnvironment(),
	)
	const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = read(file)
	for (const { name, status, message, assertionResults } of testResults) {
		const failed = assertionResults.filter((each) => each.status === 'failed')
		for (const { fullName, failureMessages } of failed)
			failures.push(`${relative(root, name)}: ${fullName}\n${failureMessages.join('\n')}`)
		if (status === 'failed' && failed.length === 0) failures.push(`${relative(root, name)}: ${message}`)
	}
	count(numPassedTests, numFailedTests, code)
}

async function runJourneys() {
	const folder = join(root, 'e2e')
	if (
		!existsSync(folder) ||
		!readdirSync(folder, { recursive: true }).some((name) => name.endsWith('.spec.ts'))
	) {
		console.log('There are no journeys in e2e/ yet.')
		return
	}
	try {
		// Imported late: it needs the packages.
		const { findBrowser } = await import('../src/platform/testing/browser.mjs')
		const { from } = await step('Getting a browser', () => findBrowser({ mayInstall: true }))
		console.log(`  ${from}`)
		await build()
	} catch (error) {
		console.error(error.message)
		return count(0, 1, 1)
	}
	const code = await openly(
		nodeBinary(),
		['node_modules/@playwright/test/cli.js', 'test'],
		scriptEnvironment(),
	)
	const { expected = 0, flaky = 0, unexpected = 0 } = read(join(results, 'journeys.json')).stats ?? {}
	count(expected, unexpected + flaky, code)
}

/** A run that failed without a failed test (it could not even begin) counts as one failure. */
function count(passed, failed, code) {
	total.passed += passed
	total.failed += code !== 0 && failed === 0 ? 1 : failed
}

function read(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
