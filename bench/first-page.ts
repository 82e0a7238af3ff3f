import { ask } from './load.ts'
import { logIn } from './log-in.ts'
import { type Figure, keep } from './results.ts'
import { openSetting, start } from './setting.ts'

const limits = { client: 100, coach: 200 } as const

/** First load of a page: every script it needs before it is alive, compressed as it comes over the wire. */
export async function firstPage(): Promise<void> {
	const setting = await openSetting()
	const { rows } = await setting.owner.query<{ email: string; workout: string; program: string }>(
		`select client.email, (select id from workout w where w.client_id = client.id and w.on_date >= current_date order by on_date limit 1) as workout,
			(select id from program p where p.studio_id = client.studio_id limit 1) as program
		from client where id = $1`,
		[setting.client.id],
	)
	const found = rows[0]
	const running = await start('src/server.ts', { port: 3217, env: { TOUCHLINE_DEMO: '0' } })
	try {
		const client = await logIn(running.url, found?.email ?? '')
		const coach = await logIn(running.url, 'owner1@large.touchline.test')
		const figures: Figure[] = []
		const pages = [
			['client', 'log-in', '/login', ''],
			['client', 'client home', '/client', client],
			['client', 'client sessions', '/client/sessions', client],
			['client', 'client calendar', '/client/calendar', client],
			['client', 'client workout', `/client/workouts/${found?.workout}`, client],
			['coach', 'coach home', '/coach', coach],
			['coach', 'clients', '/coach/clients', coach],
			['coach', 'coach calendar', `/coach/clients/${setting.client.id}/calendar`, coach],
			['coach', 'builder', `/coach/programs/${found?.program}`, coach],
		] as const
		for (const [side, what, path, cookie] of pages)
			figures.push(await weigh(running.url, { side, what, path, cookie }))
		keep('first-page', {
			title: 'First load: compressed scripts',
			figures,
			remarks: [
				'All scripts the page’s HTML asks for, and what they import, as sent with `accept-encoding: br, gzip`. What is loaded where it is used (calendar grid, charts, palette) is not in it.',
			],
		})
	} finally {
		await running.stop()
		await setting.close()
	}
}

type Page = { side: keyof typeof limits; what: string; path: string; cookie: string }

async function weigh(url: string, { side, what, path, cookie }: Page): Promise<Figure> {
	const page = await ask(url + path, { cookie })
	const html = page.body.toString()
	if (page.status !== 200) return { what, measured: `answers ${page.status}`, goal: '', met: null }
	const waiting = [...html.matchAll(/["'(]([^"'()\s]*\/_app\/immutable\/[^"'()\s]+\.js)/g)].map(
		([, script]) => new URL(script ?? '', url + path).href,
	)
	const known = new Set<string>()
	let bytes = 0
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if (known.has(next)) continue
		known.add(next)
		const [wire, plain] = await Promise.all([ask(next, { 'accept-encoding': 'br, gzip' }), ask(next)])
		bytes += wire.body.length
		// Static imports only; `import(…)` is what is loaded later.
		for (const [, name] of plain.body
			.toString()
			.matchAll(/(?:^|[;}\s])(?:import|export)[^;('"]*["'](\.[^"']+)["']/g))
			waiting.push(new URL(name ?? '', next).href)
	}
	const kilobytes = bytes / 1000
	return {
		what: `${what} (HTML ${(page.body.length / 1000).toFixed(0)} kB plain)`,
		measured: `${kilobytes.toFixed(1)} kB in ${known.size} files`,
		goal: `< ${limits[side]} kB`,
		met: kilobytes < limits[side],
	}
}
