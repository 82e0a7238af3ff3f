import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, expectAccessible, expectPagesFit, test } from './fixtures.ts'
import { confirmByKeys, logInByKeys, open, press, submitOf } from './keys.ts'

const camille = 'camille@demo.touchline.test'
const tom = 'tom@demo.touchline.test'
const amelie = 'amelie@demo.touchline.test'
const phone = { width: 390, height: 844 }

const tight = (text: string) => text.replace(/\s+/g, '')
const wordsOf = async (pdf: Uint8Array) =>
	tight((await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text)

/** Everything the document on the page says, as a reader reads it. */
const onPage = async (page: Page) => tight((await page.getByRole('article').textContent()) ?? '')

async function downloaded(page: Page): Promise<Uint8Array> {
	const download = page.waitForEvent('download')
	await press(page, page.getByRole('link', { name: /PDF$/ }))
	return readFile(await (await download).path())
}

test('11.4 8.4 by keyboard only: a payment is recorded, its receipt opened from the ledger, printed, and its PDF says the same', async ({
	page,
	browser,
}) => {
	await logInByKeys(page, tom)
	await open(page, '/coach/payments')
	await press(page, page.getByRole('link', { name: 'Ben Whitaker' }))
	await page.waitForURL('**/coach/clients/*/payments')
	await press(
		page,
		page
			.getByRole('row', { name: /To pay/ })
			.last()
			.getByRole('link')
			.first(),
	)
	await page.waitForURL('**/coach/payments/owed/*')
	await page.waitForLoadState('networkidle')
	await press(page, submitOf(page, 'payments.record-payment'))
	const link = page.getByRole('link', { name: /^Receipt · / }).last()
	const href = (await link.getAttribute('href')) ?? ''
	// The receipt is a job of its own: it is there in a moment.
	await expect(async () => {
		await open(page, href)
		await expect(page.getByRole('article')).toBeVisible({ timeout: 500 })
	}).toPass()
	await expect(page).toHaveURL(/\/coach\/payments\/receipts\/[0-9a-f-]{36}$/)
	await expectAccessible(page)
	const said = await onPage(page)
	expect(said).toMatch(/^ReceiptNo\.\d{4}-\d{4}/)
	expect(await wordsOf(await downloaded(page))).toBe(said)
	// On paper stands the document and nothing around it.
	expect(await wordsOf(await page.pdf({ preferCSSPageSize: true }))).toBe(said)

	const address = (await page.getByRole('article').getByRole('link').getAttribute('href')) ?? ''
	const stranger = await (await browser.newContext({ locale: 'en-GB' })).newPage()
	await stranger.goto(address)
	await expect(stranger.getByRole('heading', { name: 'This receipt is genuine' })).toBeVisible()
	await expect(stranger.getByText('Ben Whitaker')).toHaveCount(0)
	await expectAccessible(stranger)
	await stranger.goto(`${address.slice(0, -4)}AAAA`)
	await expect(stranger.getByRole('heading', { name: 'We know no such document' })).toBeVisible()
	await expectAccessible(stranger)

	await press(page, page.getByRole('button', { name: 'Correct this receipt' }))
	await expect(page.getByRole('dialog')).toContainText('is taken back by a credit note')
	await expectAccessible(page)
	await confirmByKeys(page)
	await expect(page.getByRole('article')).toContainText('Follows credit note')
	await stranger.goto(address)
	await expect(stranger.getByText(/^Corrected since: credit note/)).toBeVisible()
	await stranger.close()
})

test('11.4 settings say what is missing for France; receipts, settings and one receipt fit every screen, in light and dark', async ({
	page,
}, info) => {
	await logInByKeys(page, camille)
	await open(page, '/coach/settings/receipts')
	await expect(
		page.getByText('Complet pour la France').or(page.getByText('Complete for France')),
	).toBeVisible()
	await page.locator('input[name="companyNumber:text"]').fill('123')
	await press(page, submitOf(page, 'receipts.change-receipt-settings'))
	await expect(page.getByText(/^(Missing|Manque).* France\s?: 1$/)).toBeVisible()
	await open(page, '/coach/payments/receipts')
	const first = await page.getByRole('table').getByRole('link').first().getAttribute('href')
	for (const size of [{ width: 1280, height: 800 }, phone]) {
		await page.setViewportSize(size)
		await expectPagesFit(page, ['/coach/payments/receipts', '/coach/settings/receipts', first ?? ''], info)
	}
})

test.describe('on the phone, in French', () => {
	test.use({ viewport: phone, locale: 'fr-FR' })

	test('8.4 au clavier : la cliente ouvre le reçu d’une séance réglée depuis son historique et le télécharge', async ({
		page,
	}, info) => {
		await logInByKeys(page, amelie)
		await open(page, '/client/sessions/history')
		await press(page, page.getByRole('link', { name: /^Reçu · / }).last())
		await page.waitForURL('**/client/receipts**')
		if (!page.url().match(/receipts\/[0-9a-f-]{36}$/))
			await press(
				page,
				page
					.getByRole('main')
					.getByRole('link', { name: /^Reçu / })
					.first(),
			)
		await expect(page.getByRole('article')).toContainText('TVA non applicable, art. 293 B du CGI')
		const said = await onPage(page)
		expect(await wordsOf(await downloaded(page))).toBe(said)
		await expectPagesFit(page, ['/client/receipts', new URL(page.url()).pathname], info)
	})
})
