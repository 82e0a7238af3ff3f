import { expect, expectAccessible, expectPagesFit, logIn, test } from './fixtures.ts'
import { confirmByKeys, logInByKeys, press, submitOf, tabTo, typeInto } from './keys.ts'

const password = 'on the touchline'
const [tom, maggie] = ['tom@demo.touchline.test', 'maggie@demo.touchline.test'] as const

test('12.4, 10.6 a coach at the desk, by keyboard, and a client on a phone write to each other live; an offered package is accepted', async ({
	browser,
	page,
}, info) => {
	test.setTimeout(180_000)
	await logInByKeys(page, tom)
	// A page that goes on is never idle: it listens.
	await page.goto('/coach/messages?q=hollis')
	await press(page, page.locator('.list li a').first())
	await page.waitForURL(/\/coach\/messages\/[0-9a-f-]{36}/)
	await page.waitForLoadState('domcontentloaded')
	const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
	const hers = await (await browser.newContext(phone)).newPage()
	await logIn(hers, maggie, password)
	await hers.goto('/client/messages')
	const box = hers.getByLabel('Message', { exact: true })
	await expect(box).toBeVisible()

	// Each within a moment at the other, without either page being loaded again.
	await hers.waitForTimeout(1000)
	await box.fill('Is Saturday on? <b>Ten</b> o’clock')
	await hers.getByRole('button', { name: 'Send' }).click()
	const log = page.getByRole('region', { name: /^Conversation with/ })
	await expect(log.getByText('Is Saturday on? <b>Ten</b> o’clock')).toBeVisible()
	await typeInto(page, page.getByLabel('Message', { exact: true }), 'It is. See you there')
	await page.keyboard.press('Enter')
	await expect(hers.getByText('It is. See you there').first()).toBeVisible()
	await expect(log.getByText('Read', { exact: true })).toBeVisible()
	await expectAccessible(page)
	await expectAccessible(hers)

	await press(page, page.getByText('Offer a package', { exact: true }))
	const form = page.locator('form[data-does="conversations.offer-package"]')
	await typeInto(page, form.getByLabel('Name'), 'Taper weeks')
	await typeInto(page, form.getByLabel('Price for all of them'), '120')
	await tabTo(page, form.getByLabel('Do not offer auto-renewal on this package'))
	await page.keyboard.press('Space')
	await press(page, submitOf(page, 'conversations.offer-package'))
	await expect(page.getByRole('dialog')).toContainText('“Taper weeks”: 10 sessions')
	await expectAccessible(page)
	await confirmByKeys(page)
	const card = hers.getByRole('region', { name: 'Taper weeks' })
	await expect(card).toContainText('Offered')
	await card.getByRole('button', { name: 'Accept' }).click()
	await hers.getByRole('dialog').locator('footer button[type=submit]').click()
	await expect(card).toContainText('Accepted, to be paid')
	await expect(log.getByRole('region', { name: 'Taper weeks' })).toContainText('Accepted, to be paid')

	// Beside the page one is on.
	await hers.goto('/client')
	await hers.waitForLoadState('networkidle')
	await hers.getByRole('link', { name: /^Messages/ }).click()
	await expect(hers.getByRole('dialog').getByText('It is. See you there').first()).toBeVisible()
	await expectAccessible(hers)
	await expectPagesFit(page, ['/coach/messages/several', '/coach/messages/texts'], info)
	for (const colorScheme of ['dark', 'light'] as const) {
		await hers.emulateMedia({ colorScheme })
		await expectAccessible(hers)
	}
})
