import { defineConfig } from '@playwright/test'
import { findBrowser } from './src/platform/testing/browser.mjs'

const { executablePath, args, env } = await findBrowser({ mayInstall: false })

/** Browser journeys, one per promise. A journey starts its own server (e2e/start.ts); nothing is started here. */
export default defineConfig({
	testDir: 'e2e',
	testMatch: '**/*.spec.ts',
	outputDir: 'test-results',
	workers: 1,
	retries: 0,
	forbidOnly: true,
	timeout: 60_000,
	reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/touchline-tests/journeys.json' }]],
	use: {
		// In a shell without a locale the browser can't write "Amélie", and calls her file "download".
		launchOptions: { executablePath, args, env: { ...env, LC_ALL: 'C.UTF-8' } },
		screenshot: 'only-on-failure',
		trace: 'retain-on-failure',
	},
})
