import { m } from '#messages'
import { hook } from '#platform/http/doors.ts'

/** 14.4: how Touchline stands on a phone's home screen, in the reader's language. Says nothing about who they are. */
export const GET = hook('public', ({ actor: { locale } }) => {
	const say = { locale }
	const manifest = {
		id: '/',
		name: m.app_name({}, say),
		short_name: m.app_name({}, say),
		description: m.notifications_app_text({}, say),
		lang: locale,
		start_url: '/',
		scope: '/',
		display: 'standalone',
		background_color: '#fbfaf8',
		theme_color: '#fbfaf8',
		icons: [
			{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
			{ src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
			{ src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
			{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
		],
	}
	return new Response(JSON.stringify(manifest), {
		headers: {
			'content-type': 'application/manifest+json',
			'cache-control': 'private, max-age=3600',
			vary: 'cookie, accept-language',
		},
	})
})
