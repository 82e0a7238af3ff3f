import type { Browser, Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { expect, expectAccessible, expectPagesFit, logIn, test } from './fixtures.ts'
import { confirmByKeys, logInByKeys, open, press, submitOf, tabTo, typeDay } from './keys.ts'

const password = 'on the touchline'
const tom = 'tom@demo.touchline.test'
const camille = 'camille@demo.touchline.test'
const phone = { width: 390, height: 844 }
const today = Temporal.Now.plainDateISO('Europe/London')

/** A published 1-2-1 program of Tom's; answers its address. */
async function newOneToOne(page: Page, title: string): Promise<string> {
	await page.goto('/coach/programs/new')
	await page.waitForLoadState('networkidle')
	await page.locator('input[name=title]').fill(title)
	await page.getByLabel('1-2-1').check()
	await page.getByLabel('Clients see').selectOption('7')
	await page.locator('form[data-does="programs.create-program"] button[type=submit]').click()
	await page.waitForURL(/\/coach\/programs\/[0-9a-f-]{36}$/)
	await page.waitForLoadState('networkidle')
	await page.getByRole('button', { name: 'Publish' }).click()
	await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0)
	return page.url()
}

const newPage = async (browser: Browser, options = {}) => (await browser.newContext(options)).newPage()

test('6.1, 6.2, 6.3 a coach invites a new person and fills the calendar; they accept on a phone and train; the coach sees it', async ({
	browser,
	touchline,
}) => {
	const coach = await newPage(browser)
	await logIn(coach, tom, password)
	const program = await newOneToOne(coach, 'Journey coaching')
	await coach.getByRole('link', { name: 'Subscribers' }).click()
	await expect(coach.getByRole('heading', { name: 'Subscribers of Journey coaching' })).toBeVisible()
	await coach.waitForLoadState('networkidle')
	const form = coach.locator('form[data-does="subscriptions.invite"]')
	await form.getByLabel('E-mail address').fill('wanda@example.test')
	await form.locator('button[type=submit]').first().click()
	// Nobody has this address: what was typed stays, and the name is asked for.
	await expect(form.getByLabel('First name')).toHaveAttribute('aria-invalid', 'true')
	await form.getByLabel('First name').fill('Wanda')
	await form.locator('button[type=submit]').first().click()
	const dialog = coach.getByRole('dialog')
	await expect(dialog).toContainText('Wanda becomes a client of the studio.')
	await expect(dialog).toContainText('wanda@example.test')
	await expectAccessible(coach)
	await dialog.locator('footer button[type=submit]').click()
	await expect(coach.getByRole('row', { name: /Wanda.*Pending/ })).toBeVisible()

	await coach.getByRole('link', { name: 'Wanda' }).click()
	await coach.getByRole('link', { name: 'Fill the calendar' }).click()
	await coach.getByRole('link', { name: 'Add', exact: true }).first().click()
	await coach.waitForLoadState('networkidle')
	const workout = coach.locator('form[data-does="calendars.add-workout"]')
	await workout.getByLabel('Title').fill('First squats')
	await workout.locator('textarea').fill('Back squat: 3x5')
	await workout.locator('button[type=submit]').click()
	await coach.waitForURL(/\/workouts\//)

	const mail = await touchline.mailTo('wanda@example.test', 'Journey coaching')
	const link = /http:\/\/\S+\/invitation\/\S+/.exec(mail.text ?? '')?.[0] ?? ''
	const client = await newPage(browser, { viewport: phone })
	await client.goto(link)
	await expect(client.getByRole('heading', { name: 'Join “Journey coaching”' })).toBeVisible()
	await expectAccessible(client)
	await client.locator('input[type=password]').fill('a quiet lane near the river')
	await client.locator('form[data-does="accounts.accept-invitation"] button[type=submit]').click()
	await client.waitForURL(/\/client/)
	await expect(client.getByRole('heading', { name: 'First squats' })).toBeVisible()
	await client.goto('/client/programs')
	await client.getByRole('link', { name: 'Journey coaching', exact: true }).click()
	await expect(client.getByText('First squats')).toBeVisible()
	await expectAccessible(client)
	await client.goto('/client/calendar')
	await expect(client.locator('article').getByText('Journey coaching')).toBeVisible()
	await client.getByRole('link', { name: /^Main calendar/ }).click()
	await expect(client.getByText('First squats')).toHaveCount(0)
	await client.goto('/client')
	await client.getByRole('link', { name: 'Start' }).click()
	await client.waitForURL(/\/client\/workouts\//)
	await client.waitForLoadState('networkidle')
	await client.locator('form[data-does="training.complete-workout"] button[type=submit]').first().click()

	await coach.goto(`${program}/subscribers`)
	await expect(coach.getByRole('row', { name: /Wanda.*Needs training/ })).toBeVisible()
	await coach.getByRole('link', { name: /^Needs training/ }).click()
	await expect(coach.getByRole('row', { name: /Wanda/ })).toBeVisible()
	await coach.goto('/coach?subscriptions=needs')
	await expect(coach.getByRole('link', { name: /Plan: Wanda, Journey coaching/ })).toBeVisible()
})

test('6.5 by keyboard alone: pause, resume, finish and take it back; each is looked at first', async ({
	page,
}) => {
	await logInByKeys(page, tom)
	await open(page, '/coach/programs?q=Monday')
	await press(page, page.getByRole('link', { name: 'Monday Strength Club' }))
	await page.waitForLoadState('networkidle')
	await press(page, page.getByRole('link', { name: 'Subscribers' }))
	await expect(page.getByRole('row', { name: /Sean.*Pending/ })).toBeVisible()
	await press(page, page.getByRole('link', { name: /Margaret/ }))
	await expect(page.getByRole('link', { name: 'Open calendar' })).toBeVisible()
	await page.waitForLoadState('networkidle')
	await press(page, submitOf(page, 'subscriptions.pause'))
	await expect(page.getByRole('dialog')).toContainText('sees nothing of “Monday Strength Club”')
	await confirmByKeys(page)
	await expect(page.getByText('Paused since')).toBeVisible()
	await press(page, submitOf(page, 'subscriptions.resume'))
	await confirmByKeys(page)
	await expect(page.getByText('Paused since')).toHaveCount(0)
	await tabTo(page, page.getByLabel('Finished'))
	await page.keyboard.press('ArrowDown')
	await expect(page.getByLabel('Cancelled')).toBeChecked()
	await typeDay(page, page.getByLabel('Last day'), today.add({ days: 10 }))
	await press(page, submitOf(page, 'subscriptions.end'))
	await expect(page.getByRole('dialog')).toContainText('that day included')
	await confirmByKeys(page)
	await expect(page.getByText(/^Ends on/)).toBeVisible()
	await press(page, submitOf(page, 'subscriptions.resume'))
	await confirmByKeys(page)
	await expect(page.getByText(/^Ends on/)).toHaveCount(0)
})

test('3.4 in French: the type of a program is changed, with what follows from it said first', async ({
	browser,
}) => {
	const page = await newPage(browser)
	await logIn(page, camille, password)
	await page.goto('/coach/programs/new')
	await page.waitForLoadState('networkidle')
	await page.locator('input[name=title]').fill('Du plan au suivi')
	await page.locator('form[data-does="programs.create-program"] button[type=submit]').click()
	await page.waitForURL(/\/coach\/programs\/[0-9a-f-]{36}$/)
	await page.waitForLoadState('networkidle')
	await page
		.getByRole('button', { name: /^Actions/ })
		.first()
		.click()
	await page.getByRole('menuitem', { name: 'Changer de type…' }).click()
	const form = page.locator('form[data-does="programs.change-type"]')
	await form.getByLabel('Groupe').check()
	await form.locator('button[type=submit]').first().click()
	await expect(form.getByLabel('Premier jour de la semaine 1')).toHaveAttribute('aria-invalid', 'true')
	await form.getByLabel('Individuel').check()
	await form.locator('button[type=submit]').first().click()
	const dialog = page.getByRole('dialog').last()
	await expect(dialog).toContainText('Il devient un programme individuel')
	await dialog.locator('footer button[type=submit]').click()
	await expect(page.getByRole('link', { name: 'Abonnés' })).toBeVisible()
})

test('6.2 a client who is logged in accepts in the app', async ({ browser }) => {
	const page = await newPage(browser, { viewport: phone })
	await logIn(page, 'amelie@demo.touchline.test', password)
	await page.goto('/client/programs')
	await page.waitForLoadState('networkidle')
	await page.getByRole('button', { name: /^Accepter.*Suivi individuel/ }).click()
	await expect(page.getByText('Bienvenue !')).toBeVisible()
	await page.getByRole('link', { name: 'Suivi individuel', exact: true }).click()
	await expect(page.getByRole('link', { name: /^Suivi individuel/ })).toHaveAttribute('aria-current', 'true')
	await expectAccessible(page)
})

for (const [size, viewport] of [
	['phone', phone],
	['desktop', { width: 1440, height: 900 }],
] as const) {
	test(`quality 6: the coach’s pages of subscriptions on a ${size}, light and dark`, async ({
		browser,
		baseURL,
	}, info) => {
		const page = await newPage(browser, { viewport, baseURL })
		await logIn(page, camille, password)
		await page.goto('/coach/programs?q=Suivi+individuel')
		const program = (await page.getByRole('link', { name: 'Suivi individuel' }).getAttribute('href')) ?? ''
		await page.goto(`${program}/subscribers`)
		const hrefOf = async (name: RegExp) => (await page.getByRole('link', { name }).getAttribute('href')) ?? ''
		const [active, pending] = [await hrefOf(/Chloé/), await hrefOf(/Léa/)]
		await page.goto(active)
		const calendar = (await page.locator('a[href*="calendar="]').first().getAttribute('href')) ?? ''
		const client = calendar.split('/calendar')[0] ?? ''
		const paths = [`${program}/subscribers`, active, pending, calendar, `${client}/programs`]
		await expectPagesFit(page, paths, info)
	})

	test(`quality 6: the client’s pages of subscriptions on a ${size}, light and dark`, async ({
		browser,
		baseURL,
	}, info) => {
		const page = await newPage(browser, { viewport, baseURL })
		await logIn(page, 'amelie@demo.touchline.test', password)
		await expectPagesFit(page, ['/client/programs', '/client/calendar'], info)
	})
}
