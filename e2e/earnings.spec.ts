import { expect, expectAccessible, expectPagesFit, logIn, test } from './fixtures.ts'
import { confirmByKeys, logInByKeys, open, press, submitOf, tabTo, typeInto } from './keys.ts'

const password = 'on the touchline'
const [camille, tom, ben] = ['camille', 'tom', 'ben'].map((name) => `${name}@demo.touchline.test`) as [
	string,
	string,
	string,
]

test('10.10 by keyboard alone: the owner reads what a coach earned, notes a payout as sent and there, and makes another share count', async ({
	page,
	touchline,
}, info) => {
	test.setTimeout(120_000)
	await logInByKeys(page, camille)
	await open(page, '/coach/payments/earnings')
	await press(page, page.locator('tbody a', { hasText: 'Tom' }))
	await page.waitForURL(/\/payments\/earnings\/[0-9a-f-]{36}/)
	await page.waitForLoadState('networkidle')
	const mine = new URL(page.url()).pathname
	await press(page, page.getByText('Noter comme envoyé').first())
	const form = page.locator('form[data-does="earnings.send-payout"]').first()
	await typeInto(page, form.getByLabel('Référence'), 'VIR TOM 02')
	await press(page, submitOf(page, 'earnings.send-payout'))
	await expect(page.getByText('VIR TOM 02')).toBeVisible()
	await touchline.mailTo(tom, 'sent')
	await press(page, page.getByText('Noter comme reçu').first())
	await press(page, submitOf(page, 'earnings.confirm-payout'))
	await expect(page.getByText('Reçu', { exact: true })).not.toHaveCount(0)
	await touchline.mailTo(tom, 'paid')

	// What he earns from now on is another share; what stands there keeps its own.
	const share = page.locator('form[data-does="earnings.set-share"]')
	await typeInto(page, share.getByLabel('Part', { exact: true }), '75')
	await press(page, submitOf(page, 'earnings.set-share'))
	await expect(page.getByText('part 75 %')).toBeVisible()

	const answer = await page.request.get(`${mine}/export`)
	expect(answer.headers()['content-type']).toContain('text/csv')
	await tabTo(page, page.getByRole('link', { name: 'CSV' }), { backwards: true })

	// Camille is paid for what is open of her own.
	await open(page, '/coach/payments/earnings')
	await press(page, page.locator('tbody a', { hasText: 'Camille' }))
	await page.waitForURL(
		(url) => /\/payments\/earnings\/[0-9a-f-]{36}/.test(url.pathname) && url.pathname !== mine,
	)
	await page.waitForLoadState('networkidle')
	await press(page, submitOf(page, 'earnings.make-payout'))
	await expect(page.getByRole('dialog')).toContainText('Aucun argent ne part ainsi')
	await confirmByKeys(page)
	await expect(page.getByText('En préparation', { exact: true })).not.toHaveCount(0)
	for (const viewport of [
		{ width: 1440, height: 900 },
		{ width: 390, height: 844 },
	]) {
		await page.setViewportSize(viewport)
		await expectPagesFit(page, ['/coach/payments/earnings', mine, '/coach/appointments/to-complete'], info)
	}
})

test('6.5 a client on a phone reads what their coach wrote about a session', async ({ browser }) => {
	const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
	const page = await (await browser.newContext(phone)).newPage()
	await logIn(page, ben, password)
	await open(page, '/client/sessions/history')
	await expect(page.getByText('Tom Hargreaves wrote')).toBeVisible()
	await expect(page.getByText('Good work on the pauses.', { exact: false })).toBeVisible()
	await expect(page.getByText('Two sets of tempo squats', { exact: false })).toBeVisible()
	await expectAccessible(page)
})
