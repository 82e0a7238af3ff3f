import type { Browser, Page, TestInfo } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { coach, newProgram, typeFourWeeks } from './building.ts'
import { expect, logIn, test } from './fixtures.ts'

// The trace is the recording: every step with what was on both screens, in test-results.
test.use({ trace: 'on', viewport: { width: 1440, height: 900 } })

const client = { name: 'Tomasz Kowalski', email: 'tomasz@demo.touchline.test' }
const other = { name: 'Priya Nair', email: 'priya@demo.touchline.test' }
const today = Temporal.Now.plainDateISO('Europe/London')
const monday = today.subtract({ days: today.dayOfWeek - 1 })
const nextWeek = `/client/calendar?view=week&date=${monday.add({ days: 7 })}`

test('4, 5.2 a program is built, shared, scheduled, trained, unshared, replaced and put back', async ({
	page,
	browser,
	baseURL,
	touchline,
}, info) => {
	test.setTimeout(240_000)
	const phone = await phoneOf(browser, baseURL)
	const shot = shooting(info)
	const title = 'Fondations'
	const dialog = page.locator('dialog[open]')

	await test.step('the coach builds four weeks, publishes and shares with two clients', async () => {
		await logIn(page, coach.email, coach.password)
		await newProgram(page, title)
		await page.locator('[data-cell="1/1"]').focus()
		await typeFourWeeks(page)
		await shot(page, 'builder')
		await page.locator('header .button.primary').click()
		await expect(page.locator('header .button.primary')).toHaveCount(0)
		await page.locator('header a[href$="/sharing"]').click()
		await addClient(page, client.name)
		await addClient(page, other.name)
		await page.locator('form[data-does="sharing.add-clients"] button[type=submit]').click()
		for (const { name } of [client, other])
			await expect(page.locator('a[href^="/coach/clients/"]', { hasText: name })).toBeVisible()
		await page.getByRole('switch').click()
		await expect(dialog).toContainText(client.name)
		await expect(dialog).toContainText(other.name)
		await shot(page, 'activate-preview')
		await confirm(page)
		await expect(page.getByRole('switch')).toBeChecked()
	})

	const programId = /programs\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''

	await test.step('both get their mail; one opens it on the phone and schedules from Monday', async () => {
		await touchline.mailTo(other.email, title)
		const mail = await touchline.mailTo(client.email, title)
		const link = /http:\/\/\S+\/client\/programs\/[0-9a-f-]{36}/.exec(mail.text ?? '')?.[0] ?? ''
		expect(link).toContain(programId)
		await phone.goto(link)
		await phone.locator('input[name=email]').fill(client.email)
		await phone.locator('input[name=password]').fill(coach.password)
		await phone.locator('form[data-does="accounts.log-in"] button[type=submit]').click()
		await phone.waitForURL(`**/client/programs/${programId}`)
		await shot(phone, 'shared-program')
		await phone.locator(`a[href="/client/calendar/schedule/${programId}"]`).click()
		await phone.locator('input[name=startsOn]').fill(String(monday))
		await phone.locator('button[name=_preview]').click()
		await expect(phone.locator('dialog[open]')).toContainText(title)
		await shot(phone, 'schedule-preview')
		await confirm(phone)
		await phone.waitForURL(/\/client\/calendar\?/)
		await expect(phone.getByText('Jour lourd').first()).toBeVisible()
		await shot(phone, 'calendar')
	})

	// Open since before sharing ended: what it asks for later must be refused all the same.
	const stale = await phone.context().newPage()
	await stale.goto(`/client/calendar/schedule/${programId}`)

	await test.step('trains Monday: sets, one heavier than prescribed, and a word at the end', async () => {
		await phone.goto(`/client/calendar?view=day&date=${monday}`)
		await phone.locator('a[href^="/client/workouts/"]', { hasText: 'Jour lourd' }).click()
		await phone.locator('button.tick').first().waitFor()
		await phone.waitForLoadState('networkidle')
		await phone.locator('input[name="load:number"]').first().fill('82.5')
		const ticks = phone.locator('button.tick')
		await expect(ticks).toHaveCount(5)
		for (let set = 0; set < 5; set++) {
			await ticks.nth(set).click()
			await expect(ticks.nth(set)).toHaveAttribute('aria-pressed', 'true')
		}
		await expect(phone.locator('form.set.saved')).toHaveCount(5)
		await shot(phone, 'training')
		await phone.locator('textarea[name="comment:text"]').fill('The last of five nearly stayed down')
		await phone.locator('form[data-does="training.complete-workout"] button[type=submit]').first().click()
		await expect(phone.locator('section.completed')).toBeVisible()
	})

	await test.step('sharing ends for this client: the run stays, scheduling again is refused', async () => {
		await page.reload()
		await page.waitForLoadState('networkidle')
		const row = page
			.getByRole('listitem')
			.filter({ has: page.locator('a[href^="/coach/clients/"]', { hasText: client.name }) })
		await row.locator('a[href*="remove="]').click()
		await expect(dialog.locator('li.stays')).toBeVisible()
		await shot(page, 'delete-preview')
		await confirm(page)
		await expect(row).toHaveCount(0)
		await stale.locator('button[name=_preview]').click()
		await expect(stale.locator('form[data-does="calendars.schedule-program"] [tabindex="-1"]')).toBeVisible()
		await shot(stale, 'refused')
		expect((await stale.goto(`/client/programs/${programId}`))?.status()).toBe(404)
		await phone.goto(nextWeek)
		await expect(phone.getByText('Jour lourd')).toBeVisible()
	})

	await test.step('the coach schedules another over it: the run goes whole, what was logged stays', async () => {
		await page.goto('/coach/clients?q=Kowalski')
		const href = await page
			.locator('main a[href^="/coach/clients/"]', { hasText: 'Kowalski' })
			.first()
			.getAttribute('href')
		await page.goto(`${href}/calendar/add?on=${monday}&search=kettlebell`)
		await page.locator('a[href*="/calendar/schedule/"]').first().click()
		await page.locator('button[name=_preview]').click()
		await expect(dialog.locator('li.goes')).toContainText(title)
		await expect(dialog.locator('li.stays')).toBeVisible()
		await shot(page, 'replace-preview')
		await confirm(page)
		await page.waitForURL(/\/calendar\?.*date=/)
		// The pointer on the notice keeps it while the client looks.
		await page.locator('.toast').last().hover()
		await shot(page, 'replaced')
		await phone.goto(nextWeek)
		await expect(phone.locator('ol.days').first()).toBeVisible()
		await expect(phone.getByText('Jour lourd')).toHaveCount(0)
		await expectLogged(phone)
		await shot(phone, 'history')
	})

	await test.step('undo brings the old run back whole', async () => {
		await page.locator('.toast .undo').click()
		await expect(async () => {
			await phone.goto(nextWeek)
			await expect(phone.getByText('Jour lourd')).toBeVisible({ timeout: 1000 })
		}).toPass({ timeout: 15_000 })
		await expect(phone.getByText('Jour léger')).toBeVisible()
		await phone.goto(`/client/calendar?view=day&date=${monday}`)
		await expect(phone.locator('article.completed', { hasText: 'Jour lourd' })).toHaveCount(1)
		await expectLogged(phone)
	})
	await phone.context().close()
})

async function phoneOf(browser: Browser, baseURL: string | undefined): Promise<Page> {
	const context = await browser.newContext({
		...{ baseURL, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
	})
	return context.newPage()
}

/** Numbered pictures of the journey, beside the trace. */
function shooting(info: TestInfo) {
	let count = 0
	return async (page: Page, name: string) => {
		count += 1
		await page.screenshot({ path: info.outputPath(`${String(count).padStart(2, '0')}-${name}.png`) })
	}
}

async function addClient(page: Page, name: string): Promise<void> {
	const box = page.locator('form[data-does="sharing.add-clients"]').getByRole('combobox')
	await box.click()
	await box.fill(name.split(' ')[0] ?? name)
	await page.getByRole('option', { name }).click()
}

async function confirm(page: Page): Promise<void> {
	await page.locator('dialog[open] footer button[type=submit]').click()
	await expect(page.locator('dialog[open]')).toHaveCount(0)
}

async function expectLogged(phone: Page): Promise<void> {
	await phone.goto('/client/history')
	const log = phone.locator('a[href^="/client/history/"]', { hasText: 'Jour lourd' })
	await expect(phone.getByText('The last of five nearly stayed down')).toBeVisible()
	await log.first().click()
	await expect(phone.getByText(/82[.,]5/)).toBeVisible()
}
