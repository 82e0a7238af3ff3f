import type { Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { builderIsReady, coach, typeFourWeeks } from './building.ts'
import { expect, test } from './fixtures.ts'
import { choose, confirmByKeys, logInByKeys, open, press, tabTo, typeInto } from './keys.ts'

const client = { name: 'Tomasz', email: 'tomasz@demo.touchline.test' }
const today = Temporal.Now.plainDateISO('Europe/London')
const title = 'Sans souris'
const nextWeek = `/client/calendar?view=week&date=${today.add({ days: 7 })}`

test('4, 5.2 a program is built, shared, scheduled, trained, unshared, replaced and put back without a mouse', async ({
	page,
	browser,
	baseURL,
}) => {
	test.setTimeout(240_000)
	await page.setViewportSize({ width: 1440, height: 900 })
	await test.step('the coach builds, publishes and shares', async () => {
		await logInByKeys(page, coach.email)
		await page.goto('/coach/programs/new')
		await typeInto(page, page.locator('input[name=title]'), title)
		await page.keyboard.press('Enter')
		await builderIsReady(page)
		await tabTo(page, page.locator('[data-cell="1/1"]'))
		await typeFourWeeks(page)
		await press(page, page.locator('header .button.primary'), { backwards: true })
		await expect(page.locator('header .button.primary')).toHaveCount(0)
		await press(page, page.locator('header a[href$="/sharing"]'), { backwards: true })
		await page.waitForURL(/\/sharing$/)
		await page.waitForLoadState('networkidle')
		const form = page.locator('form[data-does="sharing.add-clients"]')
		await choose(page, form.getByRole('combobox'), client.name, client.name)
		await page.keyboard.press('Escape')
		await press(page, form.locator('button[type=submit]'))
		await expect(page.locator('main a[href^="/coach/clients/"]', { hasText: client.name })).toBeVisible()
		await tabTo(page, page.getByRole('switch'), { backwards: true })
		await page.keyboard.press('Space')
		await confirmByKeys(page)
		await expect(page.getByRole('switch')).toBeChecked()
	})
	const phone = await (
		await browser.newContext({ ...{ baseURL, viewport: { width: 390, height: 844 } } })
	).newPage()
	let scheduling = ''
	await test.step('the client schedules from today, trains and leaves a word', async () => {
		await logInByKeys(phone, client.email)
		await phone.goto('/client/programs')
		await press(phone, phone.locator('main a', { hasText: title }))
		await phone.waitForURL(/\/client\/programs\/[0-9a-f-]{36}/)
		await press(phone, phone.locator('a[href*="/client/calendar/schedule/"]'))
		await phone.waitForURL(/\/schedule\//)
		scheduling = phone.url()
		await phone.waitForLoadState('networkidle')
		await press(phone, phone.locator('button[name=_preview]'))
		await confirmByKeys(phone)
		await phone.waitForURL(/\/client\/calendar\?/)
		await phone.goto(`/client/calendar?view=day&date=${today}`)
		await press(phone, phone.locator('a[href^="/client/workouts/"]', { hasText: 'Jour lourd' }))
		await phone.waitForURL(/\/client\/workouts\//)
		await phone.waitForLoadState('networkidle')
		const ticks = phone.locator('button.tick')
		for (let set = 0; set < 5; set++) {
			await press(phone, ticks.nth(set))
			await expect(ticks.nth(set)).toHaveAttribute('aria-pressed', 'true')
		}
		await typeInto(phone, phone.locator('textarea[name="comment:text"]'), 'By keys alone')
		await press(
			phone,
			phone.locator('form[data-does="training.complete-workout"] button[type=submit]').first(),
		)
		await expect(phone.locator('section.completed')).toBeVisible()
	})
	// Open since before sharing ended: what it asks for later must be refused all the same.
	const stale = await phone.context().newPage()
	await open(stale, scheduling)
	await test.step('the coach takes sharing away from the client: scheduling again is neither offered nor done', async () => {
		await page.reload()
		await page.waitForLoadState('networkidle')
		await press(page, page.locator('a[href*="remove="]').first())
		await confirmByKeys(page)
		await expect(page.locator('a[href*="remove="]')).toHaveCount(0)
		await press(stale, stale.locator('button[name=_preview]'))
		await expect(stale.getByRole('alert')).toBeFocused()
		await open(phone, `/client/calendar/add?search=${encodeURIComponent(title)}`)
		await expect(phone.locator('a[href*="/calendar/schedule/"]', { hasText: title })).toHaveCount(0)
		await phone.goto(nextWeek)
		await expect(phone.getByText('Jour lourd')).toBeVisible()
	})
	await test.step('the coach schedules another over it: the run goes whole, what was logged stays', async () => {
		await open(page, '/coach/clients')
		await typeInto(page, page.locator('input[name=q]'), 'kowalski')
		await expect(page.locator('tbody tr')).toHaveCount(1)
		await press(page, page.locator('tbody a[href^="/coach/clients/"]'))
		await press(page, page.locator('nav.tabs a[href$="/calendar"]'))
		await press(page, page.locator('header a[href*="/calendar/add"]'), { backwards: true })
		await page.waitForURL(/\/calendar\/add/)
		await typeInto(page, page.locator('input[name=search]'), 'kettlebell')
		await expect(page.locator('a[href*="/calendar/schedule/"]')).toHaveCount(1)
		await press(page, page.locator('a[href*="/calendar/schedule/"]'))
		await press(page, page.locator('button[name=_preview]'))
		await expect(page.locator('dialog[open] li.goes')).toContainText(title)
		await expect(page.locator('dialog[open] li.stays')).toBeVisible()
		await confirmByKeys(page)
		await page.waitForURL(/\/calendar\?.*date=/)
		// The focus on the notice keeps it while the client looks.
		await page.keyboard.press('F8')
		await expect(page.locator('.toast .undo')).toBeFocused()
		await phone.goto(nextWeek)
		await expect(phone.locator('ol.days').first()).toBeVisible()
		await expect(phone.getByText('Jour lourd')).toHaveCount(0)
		await expectLogged(phone)
	})
	await test.step('undo brings the old run back whole', async () => {
		await page.keyboard.press('Enter')
		await expect(async () => {
			await phone.goto(nextWeek)
			await expect(phone.getByText('Jour lourd')).toBeVisible({ timeout: 1000 })
		}).toPass({ timeout: 15_000 })
		await phone.goto(`/client/calendar?view=day&date=${today}`)
		await expect(phone.locator('article.completed', { hasText: 'Jour lourd' })).toHaveCount(1)
		await expectLogged(phone)
	})
	await phone.context().close()
})

/** The sets and the word stand in the client's history. */
async function expectLogged(phone: Page): Promise<void> {
	await phone.goto('/client/history')
	await expect(phone.getByText('By keys alone')).toBeVisible()
	await press(phone, phone.locator('a[href^="/client/history/"]', { hasText: 'Jour lourd' }).first())
	await expect(phone.getByText(/80\skg/).first()).toBeVisible()
}
