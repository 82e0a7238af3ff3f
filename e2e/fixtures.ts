import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page, type TestInfo } from '@playwright/test'
import { startTouchline, type Touchline } from './touchline.ts'

export { expect }

/** Every journey runs against a Touchline of its own, with the demo studio, a worker and a real mail server. */
export const test = base.extend<{ clean: undefined }, { touchline: Touchline }>({
	touchline: [
		async ({ browserName: _ }, use) => {
			const touchline = await startTouchline()
			await use(touchline)
			await touchline.stop()
		},
		{ scope: 'worker', timeout: 120_000 },
	],
	baseURL: async ({ touchline }, use) => use(touchline.url),
	// No page may fail quietly: an error in the console fails its journey.
	clean: [
		async ({ page }, use) => {
			const errors: string[] = []
			page.on('pageerror', (error) => errors.push(error.message))
			await use(undefined)
			expect(errors).toEqual([])
		},
		{ auto: true },
	],
})

/** Logs in by the form, as a person does. */
export async function logIn(page: Page, email: string, password: string): Promise<void> {
	await page.goto('/login')
	await page.locator('input[name=email]').fill(email)
	await page.locator('input[name=password]').fill(password)
	await page.locator('form[data-does] button[type=submit]').first().click()
	await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}

/** Axe at WCAG 2.2 AA finds nothing on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
		.analyze()
	const found = violations.map(
		(each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`,
	)
	expect(found).toEqual([])
}

/** Every page in light and dark: axe finds nothing, nothing is wider than the screen; a picture of each is kept with the run. */
export async function expectPagesFit(page: Page, paths: readonly string[], info: TestInfo): Promise<void> {
	const wrong: string[] = []
	for (const path of paths) {
		await page.emulateMedia({ reducedMotion: 'reduce' })
		await page.goto(path)
		await page.waitForLoadState('networkidle')
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme })
			const name = path.replaceAll(/[0-9a-f-]{36}|[^a-z]+/g, '-')
			await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}.png`), fullPage: true })
			await expectAccessible(page).catch((error: Error) =>
				wrong.push(`${path} ${colorScheme}: ${error.message}`),
			)
			const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
			if (tooWide) wrong.push(`${path} is wider than its screen`)
		}
	}
	expect(wrong).toEqual([])
}
