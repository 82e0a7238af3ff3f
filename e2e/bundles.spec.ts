import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { confirmByKeys, logInByKeys, open, press, submitOf, tabTo, typeInto } from './keys.ts'

const camille = 'camille@demo.touchline.test'
const amelie = 'amelie@demo.touchline.test'
const name = 'Trois séances de technique'

/** Takes an option of a select, going down from its first. */
async function select(page: Page, box: Locator, name: string): Promise<void> {
	await tabTo(page, box)
	await page.keyboard.press('Home')
	const chosen = box.locator('option:checked')
	for (let steps = 0; steps < 20 && (await chosen.innerText()) !== name; steps++)
		await page.keyboard.press('ArrowDown')
	await expect(chosen).toHaveText(name)
}

test('7.1 7.2 without a mouse: a coach makes a bundle and offers it; on a phone, in French, its client picks the dates and confirms', async ({
	page,
	browser,
	touchline,
}) => {
	test.setTimeout(180_000)
	await test.step('the coach makes a template', async () => {
		await logInByKeys(page, camille)
		await open(page, '/coach/settings/bundles')
		await expectAccessible(page)
		await press(page, page.getByRole('link', { name: 'Nouvelle formule' }))
		await page.waitForURL('**/bundles/new')
		await page.waitForLoadState('networkidle')
		await typeInto(page, page.locator('input[name=name]'), name)
		await select(page, page.locator('select[name="lines.0.typeId"]'), 'Séance individuelle')
		await typeInto(page, page.locator('input[name="lines.0.count:number"]'), '3')
		await expect(page.getByText('3 séances, 165,00')).toBeVisible()
		await expectAccessible(page)
		await press(page, submitOf(page, 'bundles.create-template'))
		await page.waitForURL(/\/settings\/bundles\/[0-9a-f-]{36}$/)
		await page.waitForLoadState('networkidle')
		await expectAccessible(page)
	})
	await test.step('and offers it, after a look at what that does', async () => {
		const found = await (
			await page.request.get(`${touchline.url}/api/v1/clients?q=${encodeURIComponent(amelie)}`)
		).json()
		await open(page, `/coach/clients/${found.clients[0].id}/sessions`)
		await expectAccessible(page)
		await press(page, page.getByRole('link', { name: 'Proposer une formule' }))
		await page.waitForURL('**/coach/bundles/new?**')
		await page.waitForLoadState('networkidle')
		await select(page, page.locator('select[name=templateId]'), name)
		await typeInto(page, page.locator('textarea[name="message:text"]'), 'À mardi ?')
		await expectAccessible(page)
		await press(page, submitOf(page, 'bundles.offer-bundle'))
		await expect(page.locator('dialog[open]')).toContainText('est prévenu et choisit les dates')
		await expectAccessible(page)
		await confirmByKeys(page)
		await page.waitForURL(/\/coach\/bundles\/[0-9a-f-]{36}/)
		await expect(page.getByText('En attente de réponse').first()).toBeVisible()
		await expectAccessible(page)
	})
	const mail = await touchline.mailTo(amelie, name)
	expect(mail.text).toContain('À mardi ?')
	const context = await browser.newContext({ baseURL: touchline.url, viewport: { width: 390, height: 844 } })
	const phone = await context.newPage()
	await test.step('the client opens it from their sessions', async () => {
		await logInByKeys(phone, amelie)
		await open(phone, '/client/sessions')
		await expectAccessible(phone)
		await press(phone, phone.getByRole('link', { name: `Choisir les dates de « ${name} »` }))
		await phone.waitForURL('**/client/bundles/**')
		await phone.waitForLoadState('networkidle')
		await expect(phone.getByText('À mardi ?')).toBeVisible()
		await expectAccessible(phone)
	})
	const rows = phone.locator('#chosen li')
	await test.step('the first date proposes the others; each can be changed', async () => {
		await press(phone, phone.locator('.starts a').first())
		await expect(rows).toHaveCount(3)
		await expectAccessible(phone)
		await press(phone, rows.nth(2).getByRole('link').last())
		await expect(phone.getByRole('heading', { name: 'Un autre horaire pour la séance 3' })).toBeVisible()
		await expectAccessible(phone)
		await press(phone, phone.locator('#pick .starts a').last())
		await expect(phone.locator('#pick')).toHaveCount(0)
		// What the story has in the way is moved to the next free time.
		while ((await phone.getByRole('link', { name: /^Prendre .* pour la séance/ }).count()) > 0) {
			const blocked = phone.getByRole('link', { name: /^Prendre .* pour la séance/ })
			const before = await blocked.count()
			await press(phone, blocked.first())
			await expect(blocked).toHaveCount(before - 1)
		}
		await expect(phone.getByText('Chaque séance a un créneau libre.')).toBeVisible()
	})
	await test.step('all are confirmed in one go, and stand among the sessions', async () => {
		await press(phone, submitOf(phone, 'bundles.confirm-bundle'))
		await expect(phone.locator('dialog[open]')).toContainText('3. Séance individuelle')
		await expect(phone.locator('dialog[open]')).toContainText('165,00')
		await expectAccessible(phone)
		await confirmByKeys(phone)
		await expect(phone.getByText('Toutes les séances sont réservées.')).toBeVisible()
		await expectAccessible(phone)
		const confirmed = await touchline.mailTo(amelie, 'Confirmée')
		expect(confirmed.attachments.filter(({ mimeType }) => mimeType === 'text/calendar')).toHaveLength(1)
		await open(phone, '/client/sessions')
		await expect(phone.getByText(`1 sur 3 de « ${name} »`)).toBeVisible()
	})
	await context.close()
	await test.step('the coach sees them, as part of the bundle', async () => {
		await touchline.mailTo(camille, name)
		await page.reload()
		await expect(page.getByText('Le client a choisi ces dates.')).toBeVisible()
		await expectAccessible(page)
		await press(page, page.getByRole('link', { name: /^1\. Séance individuelle/ }))
		await expect(page.getByRole('link', { name: `1 sur 3 de « ${name} »` })).toBeVisible()
		await expectAccessible(page)
	})
})

test('7.1 without a script: the dates are links, and all are confirmed', async ({ browser, touchline }) => {
	const context = await browser.newContext({ baseURL: touchline.url, javaScriptEnabled: false })
	const page = await context.newPage()
	await page.goto('/login')
	await page.locator('input[name=email]').fill(amelie)
	await page.locator('input[name=password]').fill('on the touchline')
	await page.locator('form[data-does] button[type=submit]').first().click()
	await page.goto('/client/sessions')
	// The story's own offer.
	await page.getByRole('link', { name: /^Choisir les dates de « Six séances/ }).click()
	await page.locator('.starts a').first().click()
	const blocked = page.getByRole('link', { name: /^Prendre .* pour la séance/ })
	for (let left = await blocked.count(); left > 0; left = await blocked.count()) await blocked.first().click()
	await page.locator('form[data-does="bundles.confirm-bundle"] button').first().click()
	await expect(page.getByText('6. Séance individuelle')).toBeVisible()
	await page.getByRole('button', { name: 'Réserver toutes les séances' }).click()
	await expect(page.getByText('Toutes les séances sont réservées.')).toBeVisible()
	await context.close()
})
