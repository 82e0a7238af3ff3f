import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

// A zone with an odd offset (+05:45) and no daylight saving: code that forgets zones fails here.
process.env.TZ = 'Asia/Kathmandu'

export default defineConfig({
	// Mails are Svelte components rendered on the server; pages are tested in the browser (e2e).
	plugins: [svelte({ configFile: false })],
	// Types are stripped as Node does it: tests need neither the web's configuration nor svelte-kit sync.
	oxc: { tsconfig: false },
	test: {
		include: [
			...['src/**/*.test.ts', 'checks/**/*.test.ts', 'demo/**/*.test.ts', 'bin/**/*.test.ts'],
			'fakes/**/*.test.ts',
		],
		globalSetup: ['src/platform/testing/postgres.ts'],
		setupFiles: ['src/platform/testing/setup.ts'],
		pool: 'forks',
		maxWorkers: 2,
		retry: 0,
		testTimeout: 60_000,
		hookTimeout: 60_000,
	},
})
