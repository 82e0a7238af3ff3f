import type { ServerResponse } from 'node:http'
import { testCards } from '../cards.ts'
import { answerControl, type Control } from '../control.ts'
import type { Session } from '../objects/sessions.ts'
import { Refusal } from '../wire/refusal.ts'
import type { World } from '../world.ts'
import { answerBank, showBank } from './bank.ts'
import { type Shown, showCheckout, submitCheckout } from './checkout.ts'
import { html, page } from './html.ts'

type PageRequest = { method: string; url: URL; body: string }

/** The pages people see, and the path by which another process turns the knobs. */
export async function answerPage(
	world: World,
	control: Control,
	request: PageRequest,
	response: ServerResponse,
): Promise<void> {
	const path = request.url.pathname
	if (path.startsWith('/_control/')) return answerControl(control, path, request.body, response)
	const shown = showSafely(world, path, request)
	if ('page' in shown) {
		response.writeHead(shown.status, {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
		})
		response.end(shown.page.text)
		return
	}
	// As Stripe does: the shop hears of the payment before its client is back, where it can be told at once.
	if (control.deliveries.weather.delay === 0)
		await Promise.race([
			control.deliveries.idle(),
			new Promise((resolve) => setTimeout(resolve, 10_000).unref()),
		])
	response.writeHead(303, { location: shown.goTo }).end()
}

function showSafely(world: World, path: string, request: PageRequest): Shown {
	try {
		return show(world, path, request)
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
		return { status: error.status, page: page('Not found', html`<p>${error.message}</p>`) }
	}
}

function show(world: World, path: string, { method, body }: PageRequest): Shown {
	const posted = method === 'POST' ? Object.fromEntries(new URLSearchParams(body)) : null
	const session = /^\/checkout\/(\w+)$/.exec(path)?.[1]
	if (session) {
		const found = world.get<Session>('checkout.session', session)
		return posted ? submitCheckout(world, found, posted) : showCheckout(world, found)
	}
	if (/^\/bank\/\w+\/\w+$/.test(path))
		return posted ? answerBank(world, path, posted.outcome) : showBank(world, path)
	if (path === '/') return { status: 200, page: welcome() }
	return { status: 404, page: page('Not found', html`<p>There is no such page.</p>`) }
}

const welcome = () =>
	page(
		'Test cards',
		html`<p>Any later expiry date and any security code will do. In API calls use the name.</p>
<table><thead><tr><th scope="col">Number</th><th scope="col">Name</th></tr></thead>
<tbody>${testCards().map(({ number, name }) => html`<tr><td>${number}</td><td><code>${name}</code></td></tr>`)}</tbody></table>`,
	)
