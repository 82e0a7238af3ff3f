import { test as base } from '@playwright/test'
import { type FakeStripe, startFakeStripe } from '../fakes/stripe/server.ts'
import { clientOf } from '../fakes/stripe/testing.ts'
import { answerBank, payWithCard, payWithKeptCard } from './card-payments.ts'
import { expect, expectAccessible } from './fixtures.ts'

/** The fake's own pages, without a Touchline: what card journeys lean on. */
const test = base.extend<{ stripe: FakeStripe }>({
	stripe: async ({ browserName: _ }, use) => {
		const stripe = await startFakeStripe()
		await use(stripe)
		await stripe.close()
	},
})

test('the hosted pages are plain, accessible and need no script', async ({ browser, stripe }) => {
	const page = await browser.newPage({ javaScriptEnabled: false })
	const client = clientOf(stripe)
	const customer = (await client.customers.create({})).id
	const open = async () => {
		const { url } = await client.checkout.sessions.create({
			...{ mode: 'payment', customer, success_url: `${stripe.url}/?paid`, cancel_url: `${stripe.url}/?back` },
			line_items: [
				{
					quantity: 1,
					price_data: { currency: 'eur', unit_amount: 4500, product_data: { name: 'Session' } },
				},
			],
			saved_payment_method_options: { payment_method_save: 'enabled' },
		})
		await page.goto(String(url))
	}
	await open()
	await payWithCard(page, '4000 0000 0000 9995')
	await expect(page.getByRole('alert')).toHaveText('Your card has insufficient funds.')
	await payWithCard(page, '4000 0027 6000 3184')
	await answerBank(page, 'fail')
	await expect(page.getByRole('alert')).toContainText('unable to authenticate')
	await payWithCard(page, '4242 4242 4242 4242', { keep: true })
	await page.waitForURL(/paid/)
	await open()
	await payWithKeptCard(page, '4242')
	await page.waitForURL(/paid/)
	expect(stripe.taken()).toHaveLength(2)
	await open()
	await page.getByRole('link', { name: 'Back without paying' }).click()
	await page.waitForURL(/back/)
})

test('axe finds nothing on them', async ({ page, stripe }) => {
	const client = clientOf(stripe)
	const customer = (await client.customers.create({})).id
	const session = await client.checkout.sessions.create({
		...{ mode: 'setup', customer, currency: 'eur', success_url: `${stripe.url}/?kept` },
	})
	await page.goto(String(session.url))
	await expectAccessible(page)
	await page.getByRole('button', { name: 'Save card' }).click()
	await expect(page.getByLabel('Card number')).toHaveAccessibleDescription('Your card number is incomplete.')
	await expectAccessible(page)
	await payWithCard(page, '4000 0025 0000 3155')
	await page.waitForURL(/\/bank\//)
	await expectAccessible(page)
	await answerBank(page, 'complete')
	await page.waitForURL(/kept/)
	await expectAccessible(page)
})
