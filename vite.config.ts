import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { plainIcons } from './vite-icons.ts'

export default defineConfig({
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
