import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectPagesFit, logIn, test } from './fixtures.ts'
import { confirmByKeys, logInByKeys, open, press, submitOf, tabTo, typeDay, typeInto } from './keys.ts'

const password = 'on the touchline'
const [tom, priya, camille, chloe] = ['tom', 'priya', 'camille', 'chloe'].map(
	(name) => `${name}@demo.touchline.test`,
) as [string, string, string, string]
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The client's payments, from the list of clients. */
async function paymentsOf(page: Page, name: string): Promise<string> {
	await open(page, `/coach/clients?q=${name}`)
	const href = await page.locator('tbody a[href^="/coach/clients/"]').first().getAttribute('href')
	return `${href}/payments`
}

test('11.1 by keyboard alone: a coach agrees on a fee, raises it, pauses it, resumes it and ends it', async ({
	page,
	touchline,
}) => {
	await logInByKeys(page, tom)
	await open(page, await paymentsOf(page, 'nair'))
	await press(page, page.getByText('New regular fee'))
	const form = page.locator('form[data-does="fees.make-fee"]')
	await typeInto(page, form.getByLabel('What for'), 'Running plan')
	await typeInto(page, form.getByLabel('Amount each time'), '40')
	await typeDay(page, form.getByLabel('First day'), inDays(10))
	await press(page, submitOf(page, 'fees.make-fee'))
	await expect(page.getByRole('dialog')).toContainText('€40.00 on ')
	await expectAccessible(page)
	await confirmByKeys(page)
	const mail = await touchline.mailTo(priya, 'Running plan: €40.00 every month')
	expect(mail.text?.match(/€40\.00 on /g)).toHaveLength(3)
	await press(page, page.getByRole('link', { name: /Running plan/ }))
	await page.waitForURL(/\/payments\/fees\//)
	await page.waitForLoadState('networkidle')

	await typeInto(page, page.locator('form[data-does="fees.change-fee"]').getByLabel('Amount'), '45')
	await press(page, submitOf(page, 'fees.change-fee'))
	await confirmByKeys(page)
	await expect(page.getByText('€45.00 every month')).toBeVisible()
	await touchline.mailTo(priya, 'Running plan: what changes')

	// I26: nobody is told where the box is unticked.
	const before = touchline.mails.length
	const pause = page.locator('form[data-does="fees.pause-fee"]')
	await tabTo(page, pause.getByLabel('Tell the client'))
	await page.keyboard.press('Space')
	await press(page, submitOf(page, 'fees.pause-fee'))
	await expect(page.getByRole('dialog')).toContainText('Nobody is told')
	await confirmByKeys(page)
	await expect(page.getByText('Paused', { exact: true })).toBeVisible()
	await tabTo(page, page.locator('form[data-does="fees.resume-fee"]').getByLabel('Tell the client'))
	await page.keyboard.press('Space')
	await press(page, submitOf(page, 'fees.resume-fee'))
	await confirmByKeys(page)
	await expect(page.locator('form[data-does="fees.pause-fee"]')).toBeVisible()

	await tabTo(page, page.locator('form[data-does="fees.end-fee"]').getByLabel('Tell the client'))
	await page.keyboard.press('Space')
	await press(page, submitOf(page, 'fees.end-fee'))
	await confirmByKeys(page)
	await expect(page.getByText('Ended', { exact: true })).toBeVisible()
	expect(touchline.mails.slice(before).filter(({ subject }) => subject?.includes('Running plan'))).toEqual([])
})

test('6.5, 8.3 a client on a phone sees what they pay regularly, ends it, and keeps it after all; their coach is told', async ({
	browser,
	touchline,
}) => {
	const client = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
	await logIn(client, chloe, password)
	await open(client, '/client/sessions/payments')
	const mine = client.locator('section.fees')
	await expect(mine).toContainText('Suivi mensuel')
	await expect(mine).toContainText(/60,00\s€ chaque mois/)
	await expect(mine).toContainText(/Payé jusqu’au/)
	await mine.locator('form[data-does="fees.end-my-fee"] button[type=submit]').click()
	await expect(client.getByRole('dialog')).toContainText('Le coach est prévenu')
	await expectAccessible(client)
	await client.getByRole('dialog').locator('footer button[type=submit]').click()
	await expect(mine).toContainText('Se termine le')
	const mail = await touchline.mailTo(camille, 'Chloé')
	expect(mail.subject).toContain('Suivi mensuel')
	await mine.locator('form[data-does="fees.keep-fee"] button[type=submit]').click()
	await client.getByRole('dialog').locator('footer button[type=submit]').click()
	await expect(mine).toContainText('Prochaine période')
})

test('34 where the studio wants it so, whoever owes for long is told so where they book, and led to what is to pay', async ({
	browser,
}) => {
	const owner = await (await browser.newContext()).newPage()
	await logIn(owner, camille, password)
	await open(owner, '/coach/settings/payments')
	const form = owner.locator('form[data-does="payments.change-payment-settings"]')
	const box = form.locator('input[type=checkbox][name="bookingsWait:boolean"]')
	const days = form.locator('input[name="overdueDays:number"]')
	await box.check()
	await days.fill('1')
	await form.locator('button[type=submit]').click()
	await expect(owner.locator('.toast').last()).toBeVisible()
	await owner.reload()
	await expect(box).toBeChecked()

	// The demo's Sean has paid for none of his periods.
	const client = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
	await logIn(client, 'sean@demo.touchline.test', password)
	await open(client, '/client/sessions/book')
	await expect(client.getByText('you can book new sessions again once it is paid')).toBeVisible()
	await expectAccessible(client)
	await client.getByRole('link', { name: 'See what is to pay' }).click()
	await client.waitForURL('**/client/sessions/payments')
	await expect(client.getByText('you can book new sessions again once it is paid')).toBeVisible()

	await box.uncheck()
	await days.fill('14')
	await form.locator('button[type=submit]').click()
	await owner.waitForLoadState('networkidle')
	await open(owner, '/coach/settings/payments')
	await expect(box).not.toBeChecked()
	await open(client, '/client/sessions/book')
	await expect(client.getByText('you can book new sessions again once it is paid')).toHaveCount(0)
})

test('every page of fees fits, in light and dark, at a desk and on a phone', async ({ page }, info) => {
	await logIn(page, tom, password)
	const payments = await paymentsOf(page, 'connell')
	await open(page, payments)
	const fee = await page.locator('a[href*="/coach/payments/fees/"]').first().getAttribute('href')
	for (const viewport of [
		{ width: 1440, height: 900 },
		{ width: 390, height: 844 },
	]) {
		await page.setViewportSize(viewport)
		await expectPagesFit(page, [payments, fee ?? ''], info)
	}
	await page.context().clearCookies()
	await logIn(page, 'sean@demo.touchline.test', password)
	for (const viewport of [
		{ width: 1440, height: 900 },
		{ width: 390, height: 844 },
	]) {
		await page.setViewportSize(viewport)
		await expectPagesFit(page, ['/client/sessions/payments'], info)
	}
})
