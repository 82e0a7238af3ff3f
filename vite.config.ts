import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { plainIcons } from './vite-icons.ts'

// G14: what nearly every page needs comes in one file instead of thirty: fewer requests, and it compresses better. Only what is
// light: parts that bring a library with them stay with the pages that use them.
const common = {
	name: 'common',
	minShareCount: 12,
	test: /lucide|@sveltejs.kit|src.platform|src.ui.(layouts|theme|forms|[a-z]+\.ts)|src.ui.components.(Avatar|Badge|Button|EmptyState|Errors|IconButton|LanguageSwitch|List|ListRow|Mark|More|PageHeader|SegmentedControl|ThemeToggle|Toaster|Wordmark)\./,
}

export default defineConfig({
	// Two seconds each for figures that nobody reads: bench/ weighs what a page loads.
	build: { reportCompressedSize: false },
	environments: {
		// What a page needs stands in its HTML; lists of what each other page would need made every first load 4 kB longer.
		client: {
			build: { modulePreload: false, rolldownOptions: { output: { codeSplitting: { groups: [common] } } } },
		},
	},
	plugins: [
		plainIcons(),
		tailwindcss(),
		sveltekit({
			adapter: adapter(),
			// quality.md 3: a nonce per page, no inline script; styles may be inline because charts and
			// calendars set positions on elements.
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'object-src': ['none'],
					'style-src': ['self', 'unsafe-inline'],
					'img-src': ['self', 'data:', 'blob:'],
					'connect-src': ['self'],
					'worker-src': ['self'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none'],
				},
			},
		}),
	],
})
