import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { confirmByKeys, logInByKeys, open, press, submitOf, tabTo, typeInto } from './keys.ts'

const tom = 'tom@demo.touchline.test'
const amelie = 'amelie@demo.touchline.test'
const phone = { width: 390, height: 844 }

/** Tom's page of what Ben owes for one session: the oldest that nothing was paid for. */
async function toFirstOwed(page: Page): Promise<void> {
	await open(page, '/coach/payments')
	await expectAccessible(page)
	await press(page, page.getByRole('link', { name: 'Ben Whitaker' }))
	await page.waitForURL('**/coach/clients/*/payments')
	await expectAccessible(page)
	const row = page.getByRole('row', { name: /To pay/ }).last()
	await press(page, row.getByRole('link').first())
	await page.waitForURL('**/coach/payments/owed/*')
	await page.waitForLoadState('networkidle')
}

test('11.1 58 by keyboard only: the coach records a part, then the rest, reverses the rest, and reads both in the ledger', async ({
	page,
}) => {
	await logInByKeys(page, tom)
	await toFirstOwed(page)
	const amount = page.locator('form[data-does="payments.record-payment"] input[name^="amountMinor"]')
	const full = await amount.inputValue()
	await expectAccessible(page)
	await typeInto(page, amount, '10')
	await press(page, submitOf(page, 'payments.record-payment'))
	await expect(page.getByText('Partly paid').first()).toBeVisible()
	await expect(amount).toHaveValue(`${Number(full) - 10}.00`)
	await typeInto(page, amount, '1000')
	await press(page, submitOf(page, 'payments.record-payment'))
	await expect(page.getByText(/Only €[\d.]+ is left to pay/).first()).toBeVisible()
	await expect(amount).toHaveValue(/1000/)
	await typeInto(page, amount, String(Number(full) - 10))
	await press(page, submitOf(page, 'payments.record-payment'))
	await expect(submitOf(page, 'payments.record-payment')).toHaveCount(0)
	await press(page, page.getByRole('button', { name: /^Reverse: / }).last())
	const dialog = page.getByRole('dialog')
	await expect(dialog).toContainText('the entry stays visible')
	await expectAccessible(page)
	await confirmByKeys(page)
	await expect(page.getByText(/^Payment of €[\d.]+ reversed$/)).toBeVisible()
	await expect(page.getByText('Partly paid').first()).toBeVisible()
})

test('11.5 by keyboard only: payments by method, and revenue by month with its CSV', async ({ page }) => {
	await logInByKeys(page, tom)
	await open(page, '/coach/payments/list')
	await press(page, page.getByRole('link', { name: 'Cash', exact: true }))
	await page.waitForURL('**/list?method=cash')
	await expect(page.getByRole('row').nth(1)).toContainText('Cash')
	await expectAccessible(page)
	await open(page, '/coach/payments/revenue')
	await expectAccessible(page)
	const download = page.waitForEvent('download')
	await press(page, page.getByRole('link', { name: 'Download CSV' }))
	expect((await download).suggestedFilename()).toMatch(/^touchline-\d{4}-\d\d-\d{4}-\d\d\.csv$/)
})

test.describe('on the phone, in French', () => {
	test.use({ viewport: phone, locale: 'fr-FR' })

	test('8.3 11.1 au clavier : la cliente lit le total, comment régler et sa référence, et signale son envoi', async ({
		page,
	}) => {
		await logInByKeys(page, amelie)
		await open(page, '/client/sessions/payments')
		await expect(page.getByRole('region', { name: 'Total à régler' })).toContainText('€')
		await expect(page.getByText('IBAN FR76')).toBeVisible()
		await expect(page.getByText(/^[2-9A-Z]{6} FOURNIER$/)).toBeVisible()
		await expectAccessible(page)
		await tabTo(page, submitOf(page, 'payments.announce-payment'))
		await page.keyboard.press('Enter')
		await expect(page.getByText('Merci. Votre coach est prévenu.')).toBeVisible()
		await expect(submitOf(page, 'payments.announce-payment')).toHaveCount(0)
		await expect(page.getByText(/Envoi signalé le/).first()).toBeVisible()
		await expectAccessible(page)
	})
})
