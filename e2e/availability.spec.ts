import type { Page } from '@playwright/test'
import { expect, expectAccessible, logIn, test } from './fixtures.ts'
import { confirmByKeys, logInByKeys, press, tabTo, typeInto } from './keys.ts'

const password = 'on the touchline'
const tom = 'tom@demo.touchline.test'
const camille = 'camille@demo.touchline.test'
const base = '/coach/settings/availability'

const day = (page: Page, number: number) => page.locator(`fieldset[data-day="${number}"]`)
const times = (page: Page, number: number) => day(page, number).locator('input[type=text]')
const save = (page: Page) => page.locator('form[data-does="availability.set-hours"] button[type=submit]')

/** Types over what stands in a field. */
async function retype(page: Page, number: number, nth: number, text: string): Promise<void> {
	await tabTo(page, times(page, number).nth(nth))
	await page.keyboard.press('ControlOrMeta+a')
	await page.keyboard.type(text)
}

test('7.1 a coach sets the hours of their week without a mouse, and sees what is free', async ({ page }) => {
	test.setTimeout(120_000)
	await logInByKeys(page, tom)
	await page.goto(base)
	await page.waitForLoadState('networkidle')
	await expectAccessible(page)
	await test.step('times are read as they are typed', async () => {
		await retype(page, 1, 0, '8')
		await retype(page, 1, 1, '1130')
		await page.keyboard.press('Tab')
		await expect(times(page, 1).nth(0)).toHaveValue('08:00')
		await expect(times(page, 1).nth(1)).toHaveValue('11:30')
	})
	await test.step('hours that meet are refused at their row, and everything typed is still there', async () => {
		await retype(page, 1, 2, '11')
		await press(page, save(page))
		await expect(day(page, 1).getByText('These hours meet others')).toBeVisible()
		await expect(times(page, 1).nth(2)).toHaveValue('11:00')
		await expectAccessible(page)
		await retype(page, 1, 2, '17:30')
	})
	await test.step('another day, copied to the next, with a break', async () => {
		await press(page, page.getByRole('button', { name: 'Add hours on Saturday' }))
		await expect(times(page, 6).nth(0)).toBeFocused()
		await retype(page, 6, 1, '15h')
		await press(page, page.getByRole('button', { name: 'More for Saturday' }))
		await page.getByRole('menuitem', { name: 'Add a break' }).press('Enter')
		await expect(times(page, 6)).toHaveCount(4)
		await press(page, page.getByRole('button', { name: 'More for Saturday' }))
		await page.getByRole('menuitem', { name: 'Copy to Sunday' }).press('Enter')
		await expect(times(page, 0)).toHaveCount(4)
	})
	await test.step('saved: the coming two weeks show it, also after a reload', async () => {
		await press(page, save(page))
		await expect(page.getByText('Saved', { exact: true })).toBeVisible()
		await page.reload()
		await expect(times(page, 0).nth(3)).toHaveValue('15:00')
		await expect(
			page.getByRole('listitem').filter({ hasText: '09:00–11:30, 12:30–15:00' }).first(),
		).toBeVisible()
		await expectAccessible(page)
	})
})

test('7.1 on a phone, in French: a special day, days off that meet an appointment, holidays, an address that is refused', async ({
	page,
}) => {
	test.setTimeout(120_000)
	await page.setViewportSize({ width: 390, height: 844 })
	await logIn(page, camille, password)
	await page.goto(`${base}/days`)
	await page.waitForLoadState('networkidle')
	await expectAccessible(page)
	const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
	await test.step('a special day, and it is gone again', async () => {
		const form = page.locator('form[data-does="availability.set-special-day"]')
		await form.locator('input[name=day]').fill(inDays(40))
		await typeInto(page, form.getByLabel('Ce jour, de'), '14')
		await typeInto(page, form.getByLabel('Ce jour, jusqu’à'), '18h30')
		await press(page, form.locator('button[type=submit]'))
		await expect(page.getByText('14:00–18:30')).toBeVisible()
	})
	await test.step('days off name what is booked on them before anything is saved', async () => {
		const form = page.locator('form[data-does="availability.add-day-off"]')
		await form.locator('input[name=from]').fill(inDays(0))
		await form.locator('input[name=to]').fill(inDays(20))
		await typeInto(page, form.getByLabel(/Motif/), 'Stage')
		await press(page, form.locator('button[name=_preview]'))
		await expect(page.locator('dialog[open]')).toContainText('Déjà réservé, reste tel quel')
		await expectAccessible(page)
		await confirmByKeys(page)
		await expect(page.getByText('Stage', { exact: true })).toBeVisible()
		const row = page.getByRole('listitem').filter({ has: page.getByText('Stage', { exact: true }) })
		await press(page, row.getByRole('button', { name: /^Retirer/ }))
		await expect(page.getByText('Congés retirés')).toBeVisible()
		await page.getByRole('button', { name: 'Annuler' }).click()
		await expect(page.getByText('Stage', { exact: true })).toBeVisible()
	})
	await test.step('the holidays of a year in one press', async () => {
		const form = page.locator('form[data-does="availability.add-holidays"]')
		await form.locator('select').nth(1).selectOption({ index: 1 })
		await press(page, form.locator('button[name=_preview]'))
		await expect(page.locator('dialog[open]')).toContainText('Fête nationale')
		await confirmByKeys(page)
		await expect(page.getByText('Lundi de Pâques')).toBeVisible()
	})
	await test.step('quality 3 an address inside is refused beside its field', async () => {
		await press(page, page.locator('a[data-tab="calendars"]'))
		const form = page.locator('form[data-does="availability.add-calendar"]')
		await expect(form).toBeVisible()
		await page.waitForLoadState('networkidle')
		await expectAccessible(page)
		await typeInto(page, form.locator('input[name=label]'), 'Famille')
		await typeInto(page, form.locator('input[name=url]'), 'https://192.168.1.1/famille.ics')
		await press(page, form.locator('button[type=submit]'))
		await expect(form.locator('.error').first()).toContainText('serveur public')
		await expect(form.locator('input[name=label]')).toHaveValue('Famille')
	})
})

test('7.1 without a script the same week is an ordinary form', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
	const page = await context.newPage()
	await logIn(page, camille, password)
	await page.goto(base)
	const sunday = times(page, 0)
	await expect(sunday).toHaveCount(4)
	await sunday.nth(0).fill('9h')
	await sunday.nth(1).fill('8h70')
	await save(page).click()
	await expect(sunday.nth(1)).toHaveValue('8h70')
	await expect(day(page, 0).locator('.error')).toBeVisible()
	await sunday.nth(1).fill('12')
	await save(page).click()
	await page.goto(base)
	await expect(sunday.nth(0)).toHaveValue('09:00')
	await expect(sunday.nth(1)).toHaveValue('12:00')
	await context.close()
})
