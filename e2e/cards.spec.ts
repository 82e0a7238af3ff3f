import type { Browser, Page } from '@playwright/test'
import { answerBank, payWithCard, test } from './card-payments.ts'
import { expect, expectAccessible, logIn } from './fixtures.ts'
import { confirmByKeys, logInByKeys, open, press, typeInto } from './keys.ts'

const password = 'on the touchline'
const visa = '4242 4242 4242 4242'
test.describe.configure({ mode: 'serial' })

/** Somebody in a browser of their own. */
async function somebody(browser: Browser, who: string, more: object = {}): Promise<Page> {
	const context = await browser.newContext(more)
	const page = await context.newPage()
	await logIn(page, `${who}@demo.touchline.test`, password)
	return page
}

/** The first thing that can be paid, on its own; says what it is called. */
async function toFirst(page: Page): Promise<void> {
	await page.goto('/client/sessions/payments')
	await page
		.getByRole('link', { name: /^Pay for / })
		.first()
		.click()
	await page.waitForURL('**/client/pay?for=*')
}
const paid = (page: Page) => expect(page.getByRole('heading', { name: 'Paid' })).toBeVisible()
const backAtOurs = (page: Page) => page.waitForURL('**/pay/*')

test('11.1 by keyboard, the owner pastes the key: tried at once, and only then clients see Pay', async ({
	browser,
	stripe,
}) => {
	const client = await somebody(browser, 'ben')
	await client.goto('/client/sessions/payments')
	await expect(client.getByRole('link', { name: /^Pay (for|all)/ })).toHaveCount(0)
	const owner = await (await browser.newContext()).newPage()
	await logInByKeys(owner, 'camille@demo.touchline.test')
	await open(owner, '/coach/settings/payments')
	await expectAccessible(owner)
	await typeInto(owner, owner.getByLabel('Clé secrète'), 'sk_test_wrongwrongwrong')
	await press(owner, owner.getByRole('button', { name: 'Relier et tester' }))
	await expect(owner.getByText('Stripe ne connaît pas cette clé').first()).toBeVisible()
	await typeInto(owner, owner.getByLabel('Clé secrète'), stripe.key)
	await press(owner, owner.getByRole('button', { name: 'Relier et tester' }))
	await expect(owner.getByText(/^Test.: pas d’argent véritable$/)).toBeVisible()
	await expect(owner.getByText('Autorisés', { exact: true })).toBeVisible()
	await expectAccessible(owner)
	await client.reload()
	await expect(client.getByRole('link', { name: /^Pay for / }).first()).toBeVisible()
	await expectAccessible(client)
})

test('8.3 a session is paid with a new card, which is declined first, and kept', async ({ browser }) => {
	const page = await somebody(browser, 'ben')
	await toFirst(page)
	await expectAccessible(page)
	await page.getByRole('checkbox', { name: 'Keep this card for next time' }).check()
	await page.getByRole('button', { name: /^Pay €/ }).click()
	await payWithCard(page, '4000 0000 0000 9995')
	await expect(page.getByRole('alert')).toHaveText('Your card has insufficient funds.')
	await page.getByRole('link', { name: 'Back without paying' }).click()
	await backAtOurs(page)
	await expect(page.getByRole('heading', { name: 'Not paid yet' })).toBeVisible()
	await expectAccessible(page)
	await page.getByRole('link', { name: 'Go on to pay' }).click()
	await payWithCard(page, visa)
	await backAtOurs(page)
	await paid(page)
	await expectAccessible(page)
	await page.getByRole('link', { name: 'Back to my payments' }).click()
	await expect(page.getByText('Visa •••• 4242')).toBeVisible()
	await expectAccessible(page)
})

test('9.5 by keyboard, the card on file pays in one step', async ({ browser, stripe }) => {
	const page = await somebody(browser, 'ben')
	const before = stripe.taken().length
	await open(page, '/client/sessions/payments')
	await press(page, page.getByRole('link', { name: /^Pay for / }).first())
	await page.waitForURL('**/client/pay?for=*')
	await expect(page.getByRole('radio', { name: 'Visa •••• 4242' })).toBeChecked()
	await expectAccessible(page)
	await press(page, page.getByRole('button', { name: /^Pay €/ }))
	await backAtOurs(page)
	await paid(page)
	expect(stripe.taken()).toHaveLength(before + 1)
})

test('26 their bank says no, then yes: the same payment goes through', async ({ browser, stripe }) => {
	const page = await somebody(browser, 'ben')
	await page.goto('/client/sessions/payments')
	await page.getByRole('checkbox', { name: /my studio may charge it/ }).check()
	await page.getByRole('button', { name: 'Add a card' }).click()
	await payWithCard(page, '4000 0027 6000 3184')
	await answerBank(page, 'complete')
	await page.waitForURL('**/pay/card/*')
	await expect(page.getByRole('status').filter({ hasText: 'Your card is kept' })).toBeVisible()
	await expectAccessible(page)
	const intents = stripe.all('payment_intent').length
	await toFirst(page)
	await page.getByRole('radio', { name: 'Visa •••• 3184' }).check()
	await page.getByRole('button', { name: /^Pay €/ }).click()
	await answerBank(page, 'fail')
	await backAtOurs(page)
	await expect(page.getByRole('heading', { name: 'Your bank has not confirmed it' })).toBeVisible()
	await expectAccessible(page)
	await page.getByRole('button', { name: 'Confirm with my bank' }).click()
	await answerBank(page, 'complete')
	await backAtOurs(page)
	await paid(page)
	expect(stripe.all('payment_intent')).toHaveLength(intents + 1)
})

test('11.1 by keyboard, the coach gives a part back to the card, and sees it in the ledger; the comparison says the same', async ({
	browser,
}) => {
	const page = await somebody(browser, 'camille')
	await open(page, '/coach/payments/list?method=card')
	await press(page, page.getByRole('row').nth(1).getByRole('link').first())
	await page.waitForURL('**/coach/payments/owed/*')
	await page.waitForLoadState('networkidle')
	await expectAccessible(page)
	const form = page.locator('form[data-does="charges.refund-charge"]')
	await typeInto(page, form.locator('input[name^="amountMinor"]'), '5')
	await press(page, form.getByRole('button', { name: 'Rembourser sur la carte' }))
	const dialog = page.getByRole('dialog')
	await expect(dialog).toContainText(/5,00.€ repartent vers la carte/)
	await expectAccessible(page)
	await confirmByKeys(page)
	await expect(page.getByText(/5,00.€ vers la carte.: fait/)).toBeVisible()
	await expect(page.getByText(/5,00.€ remboursés.: Carte/)).toBeVisible()
	await open(page, '/coach/payments/cards')
	await expectAccessible(page)
	await press(page, page.getByRole('button', { name: 'Comparer', exact: true }))
	await expect(page.getByText(/tout concorde/)).toBeVisible()
	await expectAccessible(page)
})

test('without a script: pay and come back', async ({ browser }) => {
	const page = await somebody(browser, 'amelie', { javaScriptEnabled: false })
	await page.goto('/client/sessions/payments')
	await page.getByRole('link', { name: 'Tout payer' }).click()
	await page.getByRole('button', { name: /^Payer .*€/ }).click()
	await payWithCard(page, visa)
	await backAtOurs(page)
	await expect(page.getByRole('heading', { name: 'Réglé' })).toBeVisible()
	await page.goto('/client/sessions/payments')
	await expect(page.getByRole('link', { name: 'Tout payer' })).toHaveCount(0)
})
