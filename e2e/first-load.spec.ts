import type { Page } from '@playwright/test'
import { expect, logIn, test } from './fixtures.ts'

test.use({ viewport: { width: 390, height: 844 } })

const hrefs = (html: string, rel: string) =>
	[...html.matchAll(/<link [^>]*href="([^"]+)"[^>]*rel="([^"]+)"/g)]
		.filter(([, , is]) => is === rel)
		.map(([, href]) => href)

/** How far what was drawn has moved since, as browsers reckon it. */
const shifted = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<number>((done) => {
				let sum = 0
				new PerformanceObserver((list) => {
					for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
				}).observe({ type: 'layout-shift', buffered: true })
				requestAnimationFrame(() => setTimeout(() => done(sum), 100))
			}),
	)

/** A style that only a script brings moves what was drawn without it. */
async function expectDrawnAtOnce(page: Page, path: string): Promise<void> {
	const html = await (await page.request.get(path)).text()
	const scripts = html.indexOf('rel="modulepreload"')
	expect(
		html.lastIndexOf('rel="stylesheet"'),
		`${path}: its scripts are asked for before its styles`,
	).toBeLessThan(scripts)
	const given = hrefs(html, 'stylesheet').length
	expect(given).toBeGreaterThan(0)
	await page.goto(path)
	await page.waitForLoadState('networkidle')
	expect(
		await page.locator('link[rel=stylesheet]').count(),
		`${path}: styles that its HTML doesn't name`,
	).toBe(given)
	expect(await shifted(page), `${path}: what was drawn has moved`).toBeLessThan(0.05)
}

test('G14 what a page is drawn with stands in its HTML, before its scripts, and nothing moves afterwards', async ({
	page,
}) => {
	for (const path of ['/login', '/book/atelier-force']) await expectDrawnAtOnce(page, path)
	await logIn(page, 'ben@demo.touchline.test', 'on the touchline')
	const workout = await page.locator('a[href^="/client/workouts/"]').first().getAttribute('href')
	for (const path of ['/client', '/client/calendar', '/client/programs', '/client/sessions', workout ?? ''])
		await expectDrawnAtOnce(page, path)
})
