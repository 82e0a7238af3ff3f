import type { Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { coach } from './building.ts'
import { expect, expectPagesFit, logIn, test } from './fixtures.ts'

const client = { email: 'ben@demo.touchline.test', password: coach.password }
const today = Temporal.Now.plainDateISO('Europe/London')
const phone = { width: 390, height: 844 }
const desktop = { width: 1440, height: 900 }

/** A workout of the client's own on a day with nothing else to say about it. */
async function addOwn(page: Page, title: string, on: Temporal.PlainDate): Promise<void> {
	await page.goto(`/client/calendar/add?on=${on}`)
	const form = page.locator('form[data-does="calendars.add-workout"]')
	await form.locator('input[name=title]').fill(title)
	await form.locator('textarea[name=text]').fill('3x10 push up')
	await form.locator('button[type=submit]').click()
	await page.waitForURL(/\/client\/calendar\?/)
}

test.describe('on the phone', () => {
	test.use({ viewport: phone })
	test.beforeEach(({ page }) => logIn(page, client.email, client.password))

	test('5.1 a day, a week and a month; an own workout, moved by the dialog, and put back', async ({
		page,
	}) => {
		const from = today.add({ days: 40 })
		const to = from.add({ days: 1 })
		await addOwn(page, 'Push at home', from)
		for (const view of ['day', 'week', 'month']) {
			await page.goto(`/client/calendar?view=${view}&date=${from}`)
			await expect(page.getByRole('link', { name: /Push at home/ }).first()).toBeVisible()
			const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
			expect(tooWide, `${view} fits its screen`).toBe(false)
		}
		await page.goto(`/client/calendar?view=day&date=${from}`)
		await page.locator('article a.dots').click()
		const move = page.locator('form[data-does="calendars.move-workouts"]')
		await move.locator('input[name=onDate]').fill(String(to))
		await move.locator('button[type=submit]').click()
		await page.waitForURL(/\/client\/calendar\?/)
		await page.locator('.toast .undo').hover()
		await page.locator('.toast .undo').click()
		await expect(async () => {
			await page.goto(`/client/calendar?view=day&date=${from}`)
			await expect(page.locator('article', { hasText: 'Push at home' })).toBeVisible({ timeout: 1000 })
		}).toPass({ timeout: 15_000 })
		await page.goto(`/client/calendar?view=day&date=${to}`)
		await expect(page.locator('article', { hasText: 'Push at home' })).toHaveCount(0)
	})

	test('5.2 times over a minute are minutes and seconds, and no load is asked of what has none', async ({
		page,
	}) => {
		await page.goto(`/client/calendar/add?on=${today}`)
		const form = page.locator('form[data-does="calendars.add-workout"]')
		await form.locator('input[name=title]').fill('Core')
		await form.locator('textarea[name=text]').fill('Front plank: 2x90s\nPush-up: 2x12\nBack squat: 2x5')
		await form.locator('button[type=submit]').click()
		await page.waitForURL(/\/client\/calendar\?/)
		await page.goto(`/client/calendar?view=day&date=${today}`)
		await page.locator('article', { hasText: 'Core' }).locator('a.main').click()
		await page.waitForURL(/\/client\/workouts\//)
		await page.waitForLoadState('networkidle')
		const time = page.locator('input[name="seconds:duration"]')
		await expect(time).toHaveCount(2)
		await expect(time.first()).toHaveValue('1:30')
		await expect(page.locator('input[name="load:number"]')).toHaveCount(2)
		await time.first().fill('105')
		await time.first().press('Tab')
		await expect(time.first()).toHaveValue('1:45')
		await time.nth(1).fill('2:05')
		for (const tick of [0, 1]) await page.locator('button.tick').nth(tick).click()
		await expect(page.locator('form.set.saved')).toHaveCount(2)
		await page.reload()
		await expect(time.first()).toHaveValue('1:45')
		await expect(time.nth(1)).toHaveValue('2:05')
	})

	test('5.2 a workout is skipped with a word, which stays in the history', async ({ page }) => {
		const on = today.subtract({ days: 1 })
		await addOwn(page, 'Easy hour', on)
		await page.goto(`/client/calendar?view=day&date=${on}`)
		await page.locator('article', { hasText: 'Easy hour' }).locator('a.main').click()
		await page.waitForURL(/\/client\/workouts\//)
		await page.locator('textarea[name="comment:text"]').fill('On a train all day')
		await page.locator('button[formaction="?/skip-workout"]').click()
		await expect(page.locator('section.skipped')).toBeVisible()
		await page.goto('/client/history')
		await expect(page.getByText('On a train all day')).toBeVisible()
	})
})

/** The pages of calendars and training, as somebody comes to them. */
async function clientPages(page: Page): Promise<string[]> {
	await page.goto('/client/history')
	const log = await page.locator('main a[href^="/client/history/"]').first().getAttribute('href')
	await page.goto('/client/calendar?view=month')
	await page.goto('/client/calendar/add')
	const program = await page.locator('a[href*="/calendar/schedule/"]').first().getAttribute('href')
	await page.goto('/client/calendar')
	const workout = await page.locator('a[href^="/client/workouts/"]').first().getAttribute('href')
	const own = workout?.replace('/client/', '/client/calendar/')
	const fixed = [
		'',
		'/calendar',
		'/calendar?view=day',
		'/calendar?view=month',
		'/calendar/add',
		'/history',
		'/programs',
	]
	return [...fixed.map((path) => `/client${path}`), ...[log, program, workout, own].map(String)]
}

async function coachPages(page: Page): Promise<string[]> {
	await page.goto('/coach/clients?q=Whitaker')
	const client = await page
		.locator('main a[href^="/coach/clients/"]', { hasText: 'Whitaker' })
		.first()
		.getAttribute('href')
	await page.goto(`${client}/training`)
	const log = await page.locator('main a[href*="/history/"]').first().getAttribute('href')
	await page.goto('/coach/programs?q=5')
	const program = await page
		.locator('main a[href^="/coach/programs/"]:not([href$="/new"])')
		.first()
		.getAttribute('href')
	const views = ['month', 'week', 'day', 'list'].map((view) => `/calendar?view=${view}`)
	const ofClient = [...views, '/calendar/add', '/training']
	return [
		...['/coach', ...ofClient.map((path) => `${client}${path}`)],
		...[log, `${program}/copies`, `${program}/sharing`].map(String),
	]
}

for (const [side, pages, size, who, locale] of [
	['client', clientPages, phone, client, 'fr'],
	['client', clientPages, desktop, client, 'en'],
	['coach', coachPages, desktop, coach, 'fr'],
	['coach', coachPages, phone, coach, 'en'],
] as const) {
	test(`axe finds nothing, and everything fits: the ${side} at ${size.width} px, ${locale}, light and dark`, async ({
		page,
		context,
		baseURL,
	}, info) => {
		test.setTimeout(300_000)
		await page.setViewportSize(size)
		await logIn(page, who.email, who.password)
		await context.addCookies([{ name: 'PARAGLIDE_LOCALE', value: locale, url: baseURL ?? '' }])
		await expectPagesFit(page, await pages(page), info)
	})
}
