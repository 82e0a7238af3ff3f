import { error, redirect } from '@sveltejs/kit'
import { unsubscribe } from '#features/notifications/use-cases/unsubscribe.ts'
import { visitor } from '#platform/actor.ts'
import { hook } from '#platform/http/doors.ts'
import { perform } from '#platform/perform.ts'
import { readUnsubscription } from '#platform/telling/unsubscribe.ts'

/** Mail programs that only follow links get the page; nothing is stopped by looking (scanners follow links, too). */
export const GET = hook('public', ({ url }) => redirect(303, url.pathname.replace(/\/one-click$/, '')))

/** RFC 8058: one POST without cookies stops the mails. Our own page posts here as well, and goes back to itself. */
export const POST = hook('public', async ({ params, request, actor }) => {
	const { token = '' } = params as { token?: string }
	const what = await readUnsubscription(token)
	if (!what) error(404, { message: 'not_found' })
	const wanted = (await request.formData().catch(() => null))?.get('wanted') === '1'
	const holder = visitor(actor.locale, null, what.studioId)
	const outcome = await perform(unsubscribe, { token, wanted }, { actor: holder })
	if (!outcome.ok) error(outcome.code === 'not_found' ? 404 : 409, { message: outcome.code })
	if (request.headers.get('accept')?.includes('text/html')) redirect(303, `/unsubscribe/${token}`)
	return new Response(null, { status: 204 })
})
