import { error, redirect } from '@sveltejs/kit'
import { actByLink } from '#features/notifications/by-link.ts'
import { hook } from '#platform/http/doors.ts'

/** Mail programs that only follow links get the page; nothing is stopped by looking (scanners follow links, too). */
export const GET = hook('public', ({ url }) => redirect(303, url.pathname.replace(/\/one-click$/, '')))

/** RFC 8058: one POST without cookies stops the mails. Our own page posts here as well, and goes back to itself. */
export const POST = hook('public', async ({ params, request, actor }) => {
	const { token = '' } = params as { token?: string }
	const wanted = (await request.formData().catch(() => null))?.get('wanted') === '1'
	const outcome = await actByLink(token, wanted, actor.locale)
	if (!outcome.ok) error(outcome.code === 'not_found' ? 404 : 409, { message: outcome.code })
	if (request.headers.get('accept')?.includes('text/html')) redirect(303, `/unsubscribe/${token}`)
	return new Response(null, { status: 204 })
})
