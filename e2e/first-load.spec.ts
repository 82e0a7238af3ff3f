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

/** What is on the page and gets its looks from a style that isn't among these: a script may bring styles that nothing uses yet. */
const drawnByOthers = (page: Page, given: (string | undefined)[]) =>
	page.evaluate(
		(named) =>
			[...document.styleSheets]
				.filter(({ href }) => href !== null && !named.some((each) => href.endsWith(each)))
				.flatMap(({ cssRules }) => [...cssRules])
				.flatMap((rule) => (rule instanceof CSSStyleRule ? [rule.selectorText] : []))
				.filter((selector) => document.querySelector(selector) !== null),
		given.map((href = '') => href.replace(/^[./]+/, '/')),
	)

/** A style that only a script brings moves what was drawn without it. */
async function expectDrawnAtOnce(page: Page, path: string): Promise<void> {
	const html = await (await page.request.get(path)).text()
	const scripts = html.indexOf('rel="modulepreload"')
	expect(
		html.lastIndexOf('rel="stylesheet"'),
		`${path}: its scripts are asked for before its styles`,
	).toBeLessThan(scripts)
	const given = hrefs(html, 'stylesheet')
	expect(given.length).toBeGreaterThan(0)
	await page.goto(path)
	await page.waitForLoadState('networkidle')
	expect(await drawnByOthers(page, given), `${path}: drawn with styles that its HTML doesn't name`).toEqual(
		[],
	)
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
