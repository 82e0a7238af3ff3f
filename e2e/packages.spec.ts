import { payWithCard, takesCards, test } from './card-payments.ts'
import { expect, expectAccessible, expectPagesFit, logIn } from './fixtures.ts'
import { confirmByKeys, logInByKeys, open, press, submitOf, tabTo, typeInto } from './keys.ts'

const password = 'on the touchline'
const [tom, maggie] = ['tom@demo.touchline.test', 'maggie@demo.touchline.test'] as const

test('10.2 a client on a phone buys a package with a card, books with it, and reads what is left and why', async ({
	browser,
	stripe,
	touchline,
}) => {
	test.setTimeout(120_000)
	await takesCards(await (await browser.newContext()).newPage(), stripe.key)
	const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
	const page = await (await browser.newContext(phone)).newPage()
	await logIn(page, maggie, password)
	await open(page, '/client/sessions/payments')
	await page.getByRole('link', { name: 'Buy a package' }).click()
	await page.waitForURL('**/client/packages')
	await expectAccessible(page)
	await page.getByRole('button', { name: 'Buy “5 coaching calls”' }).click()
	await expect(page.getByRole('dialog')).toContainText('Sessions can be booked once it is paid')
	await expectAccessible(page)
	await page.getByRole('dialog').locator('footer button[type=submit]').click()
	await page.waitForURL(/\/client\/packages\/[0-9a-f-]{36}/)
	await expect(page.getByText('To pay first')).toBeVisible()
	const mine = page.url()
	await page.getByRole('link', { name: 'Pay for 5 coaching calls' }).click()
	await page.getByRole('button', { name: /^Pay €/ }).click()
	await payWithCard(page, '4242 4242 4242 4242')
	await expect(page.getByRole('heading', { name: 'Paid' })).toBeVisible()

	await open(page, '/client/sessions/book')
	await page.getByRole('link', { name: /Coaching call/ }).click()
	await page.locator('a[href*="at="]').first().click()
	await page.getByRole('button', { name: 'Book this time' }).click()
	await expect(page.getByRole('dialog')).toContainText('Uses 1 of the 5 sessions left of “5 coaching calls”')
	await page.getByRole('dialog').locator('footer button[type=submit]').click()
	await page.waitForURL(/\/client\/sessions\?done=booked/)
	await expect(page.getByRole('link', { name: 'Paid by “5 coaching calls”' })).toBeVisible()
	await expectAccessible(page)
	await open(page, new URL(mine).pathname)
	await expect(page.getByText('4 of 5 left')).toBeVisible()
	await expect(page.getByText('Booked: Coaching call')).toBeVisible()
	await expectAccessible(page)
	await touchline.mailTo(tom, 'has bought “5 coaching calls”')
})

test('10.1, 46 by keyboard alone: a coach makes a package for a client, extends it and takes it back', async ({
	page,
	touchline,
}) => {
	await logInByKeys(page, tom)
	await open(page, '/coach/clients?q=hollis')
	const href = await page.locator('tbody a[href^="/coach/clients/"]').first().getAttribute('href')
	await open(page, `${href}/payments`)
	await press(page, page.getByText('A package made for this client'))
	const form = page.locator('form[data-does="packages.make-package"]')
	await typeInto(page, form.getByLabel('Name'), 'Race block')
	await typeInto(page, form.getByLabel('Price for all of them'), '200')
	await press(page, submitOf(page, 'packages.make-package'))
	await expect(page.getByRole('dialog')).toContainText('“Race block”: 10 sessions')
	await expectAccessible(page)
	await confirmByKeys(page)
	await touchline.mailTo(maggie, 'Race block: 10 sessions')
	await press(page, page.locator('section.packages').getByRole('link', { name: /Race block/ }))
	await page.waitForURL(/\/payments\/packages\/sold\//)
	await page.waitForLoadState('networkidle')
	await expectAccessible(page)
	await press(page, page.getByRole('button', { name: 'Let it be used now' }))
	await expect(page.getByText('Active', { exact: true })).toBeVisible()
	await tabTo(page, submitOf(page, 'packages.withdraw-package'))
	await page.keyboard.press('Enter')
	await expect(page.getByRole('dialog')).toContainText('nothing is owed for it')
	await confirmByKeys(page)
	await expect(page.getByText('Withdrawn', { exact: true })).toBeVisible()
})

test('every page of packages fits, in light and dark, at a desk and on a phone', async ({ page }, info) => {
	const root = '/coach/payments/packages'
	await logIn(page, tom, password)
	await open(page, root)
	const first = (kind: string) => page.locator(`a[href^="${root}/${kind}/"]`).first().getAttribute('href')
	const pages = [root, `${root}/new`, await first('offered'), await first('sold')]
	for (const viewport of [
		{ width: 1440, height: 900 },
		{ width: 390, height: 844 },
	]) {
		await page.setViewportSize(viewport)
		await expectPagesFit(
			page,
			pages.map((each) => each ?? ''),
			info,
		)
	}
	await page.context().clearCookies()
	await logIn(page, maggie, password)
	await open(page, '/client/packages')
	const mine = await page.locator('a[href^="/client/packages/"]').first().getAttribute('href')
	await expectPagesFit(page, ['/client/packages', mine ?? '', '/client/sessions/payments'], info)
})
