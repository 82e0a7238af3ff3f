import type { Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { coach } from './building.ts'
import { expect, expectPagesFit, logIn, test } from './fixtures.ts'
import { choose, confirmByKeys, logInByKeys, open, press, tabTo, typeInto, undoByKeys } from './keys.ts'

const client = { name: 'Chloé', email: 'chloe@demo.touchline.test' }
const today = Temporal.Now.plainDateISO('Europe/Paris')
const desktop = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
const save = 'main form[data-does] button[type=submit].primary'

/** A day on which nothing else stands, so far ahead that the demo's weekly sessions have ended. */
const quiet = today.add({ weeks: 30 })

/** Plans a session for a client by the form; Enter and "Save" tell nobody. */
async function plan(
	page: Page,
	title: string,
	at: string,
	{ notify = false, minutes = 60 } = {},
): Promise<string> {
	await page.goto(`/coach/appointments/new?at=${at}`)
	await page.waitForLoadState('networkidle')
	const form = page.locator('form[data-does="appointments.create-appointment"]')
	await form.locator('input[role=combobox]').first().click()
	await page.keyboard.type(client.name)
	await page.getByRole('option', { name: client.name }).first().click()
	await page.keyboard.press('Escape')
	await form.locator('input[name=title]').fill(title)
	await form.locator('input[name="minutes:number"]').fill(String(minutes))
	if (notify) {
		await form.locator('button[value*="_preview"]').click()
		await expect(page.locator('dialog[open]')).toContainText(client.name)
		await page.locator('dialog[open] footer button[type=submit]').click()
	} else await form.locator('button.primary').click()
	await page.waitForURL(/\/coach\/appointments\/[0-9a-f-]{36}$/)
	return new URL(page.url()).pathname
}

const undo = async (page: Page): Promise<void> => {
	await page.locator('.toast .undo').last().hover()
	await page.locator('.toast .undo').last().click()
}

test.describe('at the desk', () => {
	test.use({ viewport: desktop })
	test.beforeEach(({ page }) => logIn(page, coach.email, coach.password))

	test('7.4 "Save" is silent; "Save and notify" names the recipients first, and the log says what went out', async ({
		page,
		touchline,
	}) => {
		test.setTimeout(120_000)
		const path = await plan(page, 'Bilan silencieux', `${quiet}T10:00`)
		await expect(page.locator('main')).not.toContainText('@')
		await plan(page, 'Bilan annoncé', `${quiet}T12:00`, { notify: true })
		const told = await touchline.mailTo(client.email, 'Bilan annoncé')
		expect(told.text).toContain('12:00')
		expect(touchline.mails.some(({ subject }) => subject?.includes('Bilan silencieux'))).toBe(false)
		await page.goto(`${path}/edit`)
		await page.waitForLoadState('networkidle')
		const form = page.locator('form[data-does="appointments.edit-appointment"]')
		await form.locator('input[name="place:text"]').fill('Salle 9')
		await form.locator('button[value*="_preview"]').click()
		await expect(page.locator('dialog[open] li.told')).toHaveCount(1)
		await page.locator('dialog[open] footer button[type=submit]').click()
		await page.waitForURL((url) => url.pathname === path)
		await touchline.mailTo(client.email, 'Bilan silencieux')
		await expect(async () => {
			await page.reload()
			await expect(page.locator('main table tbody tr')).toHaveCount(1, { timeout: 1000 })
		}).toPass({ timeout: 15_000 })
	})

	test('7.2, 7.4 dragged to another day it asks; back puts it back, saving moves it, and it can be undone', async ({
		page,
	}) => {
		test.setTimeout(120_000)
		const monday = quiet.add({ weeks: 1 }).subtract({ days: quiet.dayOfWeek - 1 })
		await plan(page, 'À déplacer', `${monday}T10:00`)
		await page.goto(`/coach/agenda?view=month&date=${monday}`)
		await page.waitForLoadState('networkidle')
		const event = page.locator('.tl-event', { hasText: 'À déplacer' })
		const cell = (day: Temporal.PlainDate) => page.locator(`[role=gridcell][data-date="${day}"]`)
		const drag = async (to: Temporal.PlainDate) => {
			// The week may stand below the fold, and a mouse doesn't scroll.
			await cell(to).scrollIntoViewIfNeeded()
			const [from, onto] = [await event.boundingBox(), await cell(to).boundingBox()]
			if (!from || !onto) throw new Error('nothing to drag')
			await page.mouse.move(from.x + 20, from.y + from.height / 2)
			await page.mouse.down()
			await page.mouse.move(onto.x + onto.width / 2, onto.y + onto.height / 2, { steps: 12 })
			await page.mouse.up()
		}
		await drag(monday.add({ days: 2 }))
		const dialog = page.locator('dialog[open]')
		await expect(dialog.locator('li.told')).toContainText(client.name)
		await dialog.locator('footer button').first().click()
		await expect(dialog).toHaveCount(0)
		await expect(cell(monday).locator(event)).toHaveCount(1)
		await drag(monday.add({ days: 2 }))
		await expect(dialog.locator('li.told')).toContainText(client.name)
		await dialog.locator('footer button.primary').click()
		await expect(cell(monday.add({ days: 2 })).locator(event)).toHaveCount(1)
		await undo(page)
		await expect(cell(monday).locator(event)).toHaveCount(1)
	})

	test('7.3, 7.5 completed, missed, cancelled: each with its undo', async ({ page }) => {
		test.setTimeout(120_000)
		const path = await plan(page, 'Hier', `${today.subtract({ days: 1 })}T00:05`, { minutes: 5 })
		const badge = page.locator('main header .badge').first()
		await page.locator('form[data-does="appointments.complete-appointment"] button').click()
		await expect(page.getByText('Terminé', { exact: true }).first()).toBeVisible()
		await undo(page)
		await expect(page.locator('form[data-does="appointments.complete-appointment"]')).toBeVisible()
		await page.locator('main [aria-haspopup=menu]').first().click()
		await page.getByRole('menuitem', { name: 'Absent' }).click()
		await expect(badge).toContainText('Absent')
		await undo(page)
		await expect(badge).toContainText('Confirmé')
		await page.goto(path)
		await page.waitForLoadState('networkidle')
		await page.locator('main details summary', { hasText: 'Annuler ce rendez-vous' }).click()
		const form = page.locator('form[data-does="appointments.cancel-appointment"]')
		await form.locator('textarea').fill('Coach malade')
		await form.locator('button[type=submit]').click()
		await page.locator('dialog[open] footer button[type=submit]').click()
		await expect(badge).toContainText('Annulé')
		await undo(page)
		await expect(badge).toContainText('Confirmé')
	})
})

test('a session is planned, moved with those that follow, and cancelled without a mouse', async ({
	page,
}) => {
	test.setTimeout(180_000)
	await page.setViewportSize(desktop)
	await logInByKeys(page, coach.email)
	const day = quiet.add({ weeks: 10 })
	await open(page, `/coach/appointments/new?at=${day}T15:00`)
	const form = page.locator('form[data-does="appointments.create-appointment"]')
	await choose(page, form.locator('input[role=combobox]').first(), client.name, new RegExp(client.name))
	await page.keyboard.press('Escape')
	await typeInto(page, form.locator('input[name=title]'), 'Au clavier')
	await typeInto(page, form.locator('input[name="minutes:number"]'), '45')
	await tabTo(page, form.locator('select[name="repeat.everyWeeks:number"]'))
	await page.keyboard.press('ArrowDown')
	await typeInto(page, form.locator('input[name="repeat.count:number"]'), '3')
	await press(page, page.locator(save).first())
	await page.waitForURL(/\/coach\/appointments\/[0-9a-f-]{36}$/)
	const path = new URL(page.url()).pathname
	await open(page, `/coach/agenda?view=list&date=${day}`)
	await press(page, page.locator('.event button', { hasText: 'Au clavier' }).first())
	const dialog = page.locator('dialog[open]')
	await press(page, dialog.locator('footer button'))
	await expect(dialog.locator('input[type=datetime-local]')).toBeVisible()
	// Month, day, year, hour: an hour later.
	await tabTo(page, dialog.locator('input[type=datetime-local]'))
	for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key)
	await expect(dialog.locator('input[type=datetime-local]')).toHaveValue(`${day}T16:00`)
	await tabTo(page, dialog.locator('input[type=radio]').first())
	await page.keyboard.press('ArrowDown')
	await expect(dialog.locator('footer button.primary')).toBeEnabled()
	await expect(dialog.locator('li.comes')).toHaveCount(3)
	await press(page, dialog.locator('footer button.primary'))
	await expect(dialog).toHaveCount(0)
	await page.goto(`/coach/agenda?view=list&date=${day.add({ weeks: 2 })}`)
	await expect(page.locator('.event', { hasText: 'Au clavier' })).toContainText('16:00')
	await open(page, path)
	await press(page, page.locator('main details summary', { hasText: 'suivants' }))
	await press(page, page.locator('form[data-does="appointments.cancel-series"] button[type=submit]'))
	await confirmByKeys(page)
	await expect(page.locator('main header').first()).toContainText('Annulé')
	await undoByKeys(page)
	await expect(page.locator('main header').first()).toContainText('Confirmé')
})

/** The coach's pages about appointments, as somebody comes to them. */
async function pages(page: Page): Promise<string[]> {
	await page.goto('/coach/agenda?view=list')
	await page.waitForLoadState('networkidle')
	await page.locator('.event button').first().click()
	const one = String(await page.locator('dialog[open] footer a').getAttribute('href'))
	await page.goto('/coach/clients?q=Whitaker')
	const of = await page
		.locator('main a[href^="/coach/clients/"]', { hasText: 'Whitaker' })
		.first()
		.getAttribute('href')
	await page.goto('/coach/settings/appointment-types')
	const type = String(await page.locator('main tbody a').first().getAttribute('href'))
	return [
		...['', '?view=month', '?view=day', '?view=list'].map((view) => `/coach/agenda${view}`),
		...[one, `${one}/edit`, `${one}/activity`, '/coach/appointments/new', '/coach', `${of}/sessions`],
		...['/coach/settings/appointment-types', type, '/coach/settings/appointments'],
	]
}

for (const [size, locale] of [
	[desktop, 'fr'],
	[phone, 'en'],
] as const) {
	test(`axe finds nothing, and everything fits: appointments at ${size.width} px, ${locale}, light and dark`, async ({
		page,
		context,
		baseURL,
	}, info) => {
		test.setTimeout(300_000)
		await page.setViewportSize(size)
		await logIn(page, coach.email, coach.password)
		await context.addCookies([{ name: 'PARAGLIDE_LOCALE', value: locale, url: baseURL ?? '' }])
		await expectPagesFit(page, await pages(page), info)
	})
}
