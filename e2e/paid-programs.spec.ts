import type { Browser, Page } from '@playwright/test'
import { payWithCard, takesCards, test } from './card-payments.ts'
import { expect, expectAccessible, expectPagesFit, logIn } from './fixtures.ts'
import { confirmByKeys, logInByKeys, open, press, submitOf, tabTo, typeInto } from './keys.ts'

const password = 'on the touchline'
const camille = 'camille@demo.touchline.test'
const amelie = 'amelie@demo.touchline.test'
const title = 'Préparation de printemps'
const phone = { width: 390, height: 844 }
test.describe.configure({ mode: 'serial' })

async function somebody(browser: Browser, who: string, more: object = {}): Promise<Page> {
	const page = await (await browser.newContext(more)).newPage()
	await logIn(page, who, password)
	return page
}
/** The address of the program that the first journey makes. */
async function programOf(page: Page): Promise<string> {
	await open(page, `/coach/programs?q=${encodeURIComponent(title)}`)
	return (await page.getByRole('link', { name: title }).getAttribute('href')) ?? ''
}

test('3.5, 6.2 by keyboard alone: a coach prices a program by the month and invites to it', async ({
	page,
	browser,
	stripe,
}) => {
	await takesCards(await (await browser.newContext()).newPage(), stripe.key)
	await logInByKeys(page, camille)
	await open(page, '/coach/programs/new')
	await typeInto(page, page.getByLabel('Titre'), title)
	await tabTo(page, page.locator('input[name=type][value=plan]'))
	await page.keyboard.press('ArrowDown')
	await expect(page.getByLabel('Montant')).toBeHidden()
	await tabTo(page, page.locator('input[name=pricing][value=free]'))
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('ArrowDown')
	await typeInto(page, page.getByLabel('Montant'), '70')
	await expectAccessible(page)
	await press(page, submitOf(page, 'programs.create-program'))
	await page.waitForURL(/\/coach\/programs\/[0-9a-f-]{36}$/)
	await page.waitForLoadState('networkidle')
	await press(page, page.getByRole('button', { name: 'Publier' }))
	await expect(page.getByRole('button', { name: 'Publier' })).toHaveCount(0)

	await open(page, `${new URL(page.url()).pathname}/subscribers`)
	await expect(page.getByText('70,00\u00a0€ chaque mois')).toBeVisible()
	const form = page.locator('form[data-does="subscriptions.invite"]')
	await typeInto(page, form.getByLabel('Adresse e-mail'), amelie)
	await press(page, submitOf(page, 'subscriptions.invite'))
	await expect(page.getByRole('dialog')).toContainText('70,00\u00a0€ chaque mois')
	await confirmByKeys(page)
	await expect(page.getByRole('row', { name: /Amélie.*En attente/ })).toBeVisible()
})

test('6.3, 6.5 on a phone, in French: accepted, paid by card, in at once; left with what is paid, and kept after all', async ({
	browser,
	touchline,
}, info) => {
	const client = await somebody(browser, amelie, { viewport: phone })
	await touchline.mailTo(amelie, `${title} – 70,00`)
	await open(client, '/client/programs')
	await client.getByRole('button', { name: new RegExp(`^Accepter.*${title}`) }).click()
	await client.waitForURL('**/client/subscriptions/*')
	const own = new URL(client.url()).pathname
	await expect(client.getByText('Règlement attendu')).toBeVisible()
	await expect(client.getByText('Le programme s’ouvre dès que c’est réglé.')).toBeVisible()
	await expectAccessible(client)
	await expectPagesFit(client, [own], info)

	const coach = await somebody(browser, camille)
	const program = await programOf(coach)
	await coach.goto(`${program}/subscribers?show=awaiting`)
	await expect(coach.getByRole('row', { name: /Amélie.*Règlement attendu/ })).toBeVisible()
	await coach.getByRole('link', { name: 'Amélie' }).click()
	await expect(coach.getByRole('button', { name: 'Donner l’accès' })).toBeVisible()
	await expectPagesFit(coach, [new URL(coach.url()).pathname], info)

	await client.goto(own)
	await client.getByRole('link', { name: new RegExp(title) }).click()
	await client.waitForURL('**/client/pay?for=*')
	await client.waitForLoadState('networkidle')
	await client.getByRole('checkbox', { name: 'Garder cette carte' }).check()
	await client.locator('form[data-does="charges.pay"] button[type=submit]').click()
	await payWithCard(client, '4242 4242 4242 4242')
	await client.waitForURL('**/pay/*')
	await expect(async () => {
		await client.goto(own)
		await expect(client.getByText('Actif', { exact: true })).toBeVisible({ timeout: 2000 })
	}).toPass({ timeout: 30_000 })
	await expect(client.getByText(/^Payé jusqu’au/)).toBeVisible()
	await expect(client.getByText(/Débité sur Visa •••• 4242/)).toBeVisible()
	await expectAccessible(client)

	await client.waitForLoadState('networkidle')
	await client.locator('form[data-does="subscriptions.end-mine"] button[type=submit]').click()
	await expect(client.getByRole('dialog')).toContainText('plus rien n’est à régler')
	await expectAccessible(client)
	await client.getByRole('dialog').locator('footer button[type=submit]').click()
	await expect(client.getByText(/^Se termine le/).first()).toBeVisible()
	await touchline.mailTo(camille, `: ${title}`)
	await client.locator('form[data-does="subscriptions.keep-mine"] button[type=submit]').click()
	await client.getByRole('dialog').locator('footer button[type=submit]').click()
	await expect(client.getByText(/^Prochaine période/)).toBeVisible()

	await coach.goto(`${program}/subscribers`)
	await expect(coach.getByRole('row', { name: /Amélie.*(Actif|À programmer)/ })).toBeVisible()
})
