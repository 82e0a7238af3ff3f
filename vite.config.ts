import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { plainIcons } from './vite-icons.ts'

// G14: what every page loads, and what every client page loads beside it, comes in one file each instead of fifty: fewer requests,
// it compresses better, and nothing is spent on lists of what is taken from where. Only what is light: parts that bring a library
// with them stay with the pages that use them.
const every = {
	name: 'common',
	priority: 3,
	test: /src.routes..(layout|error)\.svelte|src.ui.(theme|forms)|src.platform.offline.keep|src.ui.layouts.(BrandStyle|PublicShell|StudioName|Bell)\.|src.ui.components.(Toaster|toaster|Mark|Wordmark|LanguageSwitch|ThemeToggle|Form|Field|Button|Errors|SegmentedControl|Card|EmptyState|Badge|Avatar|IconButton|List|ListRow|More|PageHeader)\.|src.features.frame.pages.(ErrorPage|places|brand|Foot)\./,
}
const shared = {
	name: 'common',
	priority: 2,
	minShareCount: 12,
	entriesAware: true,
	entriesAwareMergeThreshold: 6000,
	test: /lucide|@sveltejs.kit|src.platform.(?!offline)|src.ui.(layouts|theme|forms|[a-z]+\.ts)/,
}
const client = {
	name: 'client',
	priority: 1,
	test: /src.features.(frame.pages.(ClientFrame|client-places)|training.pages.parts.SyncState)|src.ui.layouts.ClientShell/,
}

export default defineConfig({
	// Two seconds each for figures that nobody reads: bench/ weighs what a page loads.
	build: { reportCompressedSize: false },
	environments: {
		// What a page needs stands in its HTML; lists of what each other page would need made every first load 4 kB longer.
		client: {
			build: {
				modulePreload: false,
				rolldownOptions: { output: { codeSplitting: { groups: [every, shared, client] } } },
			},
		},
	},
	plugins: [
		plainIcons(),
		tailwindcss(),
		sveltekit({
			adapter: adapter(),
			inlineStyleThreshold: 4096,
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
