import { Temporal } from 'temporal-polyfill'
import { builderIsReady, coach, typeFourWeeks } from './building.ts'
import { confirmByKeys, logInByKeys, press, tabTo, typeInto } from './by-keys.ts'
import { expect, test } from './fixtures.ts'

const client = { name: 'Tomasz', email: 'tomasz@demo.touchline.test' }
const today = Temporal.Now.plainDateISO('Europe/London')
const title = 'Sans souris'

test('a program is built, shared, scheduled and trained without a mouse', async ({
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
		await typeInto(page, form.getByRole('combobox'), client.name)
		await expect(page.getByRole('option', { name: client.name })).toBeVisible()
		await page.keyboard.press('ArrowDown')
		await page.keyboard.press('Enter')
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
	await test.step('the client schedules from today, trains and leaves a word', async () => {
		await logInByKeys(phone, client.email)
		await phone.goto('/client/programs')
		await press(phone, phone.locator('main a', { hasText: title }))
		await phone.waitForURL(/\/client\/programs\/[0-9a-f-]{36}/)
		await press(phone, phone.locator('a[href*="/client/calendar/schedule/"]'))
		await phone.waitForURL(/\/schedule\//)
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
	await test.step('the coach takes sharing away from the client', async () => {
		await page.reload()
		await page.waitForLoadState('networkidle')
		await press(page, page.locator('a[href*="remove="]').first())
		await confirmByKeys(page)
		await expect(page.locator('a[href*="remove="]')).toHaveCount(0)
	})
	await phone.context().close()
})
