import type { Page } from '@playwright/test'
import { type FakeStripe, startFakeStripe } from '../fakes/stripe/server.ts'
import { test as base, expect, logIn } from './fixtures.ts'
import { startTouchline } from './touchline.ts'

/** Journeys with card payments: a Stripe of their own beside a Touchline that is pointed at it. */
export const test = base.extend<object, { stripe: FakeStripe }>({
	stripe: [
		async ({ browserName: _ }, use) => {
			const stripe = await startFakeStripe()
			await use(stripe)
			await stripe.close()
		},
		{ scope: 'worker' },
	],
	touchline: [
		async ({ stripe }, use) => {
			const touchline = await startTouchline({ settings: { STRIPE_API: stripe.url } })
			await use(touchline)
			await touchline.stop()
		},
		{ scope: 'worker', timeout: 120_000 },
	],
})

/** Camille's studio takes cards, if another journey hasn't pasted the key already. */
export async function takesCards(page: Page, key: string): Promise<void> {
	await logIn(page, 'camille@demo.touchline.test', 'on the touchline')
	await page.goto('/coach/settings/payments')
	await page.waitForLoadState('networkidle')
	const connect = page.getByRole('button', { name: 'Relier et tester' })
	if (!(await connect.isVisible())) return
	await page.getByLabel('Clé secrète').fill(key)
	await connect.click()
	await expect(page.getByText('Autorisés', { exact: true })).toBeVisible()
}

/** Fills in the hosted page, where the browser already is or is about to be, and pays. */
export async function payWithCard(page: Page, number: string, { keep = false } = {}): Promise<void> {
	await page.waitForURL(/\/checkout\/cs_test_/)
	const another = page.getByLabel('Another card, entered below')
	if (await another.isVisible()) await another.check()
	await page.getByLabel('Card number').fill(number)
	await page.getByLabel('Expiry (MM / YY)').fill('12 / 34')
	await page.getByLabel('Security code').fill(number.startsWith('37') ? '1234' : '123')
	if (keep) await page.getByRole('checkbox', { name: 'Save my payment information' }).check()
	await page.getByRole('button', { name: /^(Pay|Save card)/ }).click()
}

/** Pays on the hosted page with a card that was kept before. */
export async function payWithKeptCard(page: Page, last4: string): Promise<void> {
	await page.waitForURL(/\/checkout\/cs_test_/)
	await page.getByLabel(new RegExp(`ending in ${last4}`)).check()
	await page.getByRole('button', { name: /^Pay/ }).click()
}

/** Says yes or no at the bank. */
export async function answerBank(page: Page, outcome: 'complete' | 'fail'): Promise<void> {
	await page.waitForURL(/\/bank\//)
	const name = outcome === 'complete' ? 'Complete authentication' : 'Fail authentication'
	await page.getByRole('button', { name }).click()
}
