import type { Page } from '@playwright/test'
import { expect, expectAccessible, logIn, test } from './fixtures.ts'

const password = 'on the touchline'
const coach = 'tom@demo.touchline.test'

const row = (page: Page, name: string) => page.locator('main').getByRole('link', { name })
const send = (page: Page, does: string) => page.locator(`form[data-does="${does}"] button[type=submit]`)

/** Opens a page, and waits until it hears keys. */
async function open(page: Page, path: string): Promise<void> {
	await page.goto(path)
	await page.waitForLoadState('networkidle')
}

/** A new client, by the form; the page is then theirs. */
async function newClient(page: Page, firstName: string, lastName: string): Promise<void> {
	await open(page, '/coach/clients/new')
	await page.locator('input[name=firstName]').fill(firstName)
	await page.locator('input[name="lastName:text"]').fill(lastName)
	await send(page, 'clients.create-client').click()
	await expect(page.getByRole('heading', { level: 1, name: `${firstName} ${lastName}` })).toBeVisible()
}

/** Presses Tab until the wanted thing has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
	for (let presses = 0; presses < 80; presses++) {
		if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
		await page.keyboard.press('Tab')
	}
	throw new Error(`Tab never came to ${selector}`)
}

test.beforeEach(async ({ page }) => {
	await logIn(page, coach, password)
})

test('2.1, 2.2 a client is made by the form and found as one types, accents or not', async ({ page }) => {
	await newClient(page, 'Zoé', 'Lefèvre')
	await open(page, '/coach/clients')
	await expect(row(page, 'Ben Whitaker')).toBeVisible()
	await page.locator('input[name=q]').pressSequentially('lefevre zo')
	await expect(row(page, 'Ben Whitaker')).toBeHidden()
	await expect(row(page, 'Zoé Lefèvre')).toBeVisible()
	await expect(page).toHaveURL(/q=lefevre\+zo/)
})

test('2.2 an answer that comes late takes nothing from what was typed meanwhile', async ({ page }) => {
	await open(page, '/coach/clients')
	await page.route(/[?&]q=/, async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 400))
		await route.continue()
	})
	const field = page.locator('input[name=q]')
	await field.pressSequentially('whitaker', { delay: 150 })
	await expect(page).toHaveURL(/q=whitaker/)
	await expect(field).toHaveValue('whitaker')
})

test('2.1, 2.2 the same with the keyboard alone', async ({ page }) => {
	await open(page, '/coach/clients/new')
	await tabTo(page, 'input[name=firstName]')
	await page.keyboard.type('Éloïse')
	await tabTo(page, 'input[name="lastName:text"]')
	await page.keyboard.type('Dupré')
	await page.keyboard.press('Enter')
	await expect(page.getByRole('heading', { level: 1, name: 'Éloïse Dupré' })).toBeVisible()
	await page.waitForLoadState('networkidle')
	await tabTo(page, 'main a[href="/coach/clients"]')
	await page.keyboard.press('Enter')
	await tabTo(page, 'input[name=q]')
	await page.keyboard.type('eloise')
	await expect(row(page, 'Ben Whitaker')).toBeHidden()
	await expect(page.locator('input[name=q]')).toBeFocused()
	await tabTo(page, 'main table a[href^="/coach/clients/"]')
	await page.keyboard.press('Enter')
	await expect(page.getByRole('heading', { level: 1, name: 'Éloïse Dupré' })).toBeVisible()
})

test('2.3 a group is made, somebody added to it and taken out again', async ({ page }) => {
	await newClient(page, 'Gaëlle', 'Morin')
	await open(page, '/coach/groups')
	const form = page.locator('form[data-does="clients.create-group"]')
	await form.locator('input[name=name]').fill('Sunday runners')
	await form.locator('button[type=submit]').click()
	await expect(page.getByRole('heading', { level: 1, name: 'Sunday runners' })).toBeVisible()
	await page.waitForLoadState('networkidle')
	await page.getByRole('combobox').first().pressSequentially('gaelle')
	await page.getByRole('option', { name: 'Gaëlle Morin' }).click()
	await page.keyboard.press('Escape')
	await send(page, 'clients.add-to-group').click()
	await expect(row(page, 'Gaëlle Morin')).toBeVisible()
	await expectAccessible(page)
	await send(page, 'clients.remove-from-group').click()
	await expect(row(page, 'Gaëlle Morin')).toBeHidden()
})

test('2.1 archiving says what it does, leaves the list and can be taken back', async ({ page }) => {
	await newClient(page, 'Aurélien', 'Petit')
	const profile = new URL(page.url()).pathname
	await page.waitForLoadState('networkidle')
	await page.locator('form[data-does="clients.archive-clients"] button').first().click()
	await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click()
	await expect(send(page, 'clients.reactivate-clients')).toBeVisible()
	await open(page, '/coach/clients?q=aurelien')
	await expect(row(page, 'Aurélien Petit')).toBeHidden()
	await open(page, '/coach/clients?q=aurelien&state=archived')
	await expect(row(page, 'Aurélien Petit')).toBeVisible()
	await open(page, profile)
	await send(page, 'clients.reactivate-clients').click()
	await open(page, '/coach/clients?q=aurelien')
	await expect(row(page, 'Aurélien Petit')).toBeVisible()
})

test('2.1 on a phone several are chosen and archived at once, and the one undo brings all back', async ({
	page,
}) => {
	await page.setViewportSize({ width: 390, height: 844 })
	await open(page, '/coach/clients')
	const rows = page.locator('tbody tr')
	const before = await rows.count()
	for (const row of [0, 1]) await rows.nth(row).locator('input[type=checkbox]').check()
	const bar = page.getByRole('toolbar')
	await expect(bar).toContainText('2')
	await expectAccessible(page)
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
	await bar.getByRole('button', { name: 'Archive' }).click()
	await expect(rows).toHaveCount(before - 2)
	// Pressed twice in a hurry it acts once.
	const undone: string[] = []
	page.on('request', (request) => request.url().includes('/reactivate-clients') && undone.push(request.url()))
	await page.locator('.toast .undo').dblclick()
	await expect(rows).toHaveCount(before)
	expect(undone).toHaveLength(1)
})

test('2.2 the list’s page stays small: what needs a script comes with it', async ({ page }) => {
	const answer = await page.request.get('/coach/clients')
	const html = await answer.text()
	const rows = html.split('<tr ').slice(2, -1)
	expect(rows.length).toBeGreaterThan(3)
	expect(rows.join('').length / rows.length).toBeLessThan(1500)
})

test('2.1 a list is tried first, tells what is wrong row by row, and brings in the rest', async ({
	page,
}) => {
	await open(page, '/coach/clients/import')
	await expectAccessible(page)
	const list = [
		'First name,Last name,Email,Birth date',
		'Anaïs,Colin,anais.colin@example.test,1990-04-25',
		'Adam,Noir,no-address,',
	].join('\n')
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
	await page.locator('main form button[type=submit]').click()
	await page.waitForURL(/\/coach\/clients\/import\/[0-9a-f-]{36}$/)
	await page.waitForLoadState('networkidle')
	await expect(page.getByRole('heading', { name: 'Dry run' })).toBeVisible()
	await expect(page.getByText("Email: this doesn't look like an e-mail address.").first()).toBeVisible()
	await expectAccessible(page)
	// Nothing has happened yet.
	const answer = await page.request.get('/coach/clients/search?q=anais')
	expect((await answer.json()).clients).toEqual([])
	await send(page, 'clients.run-import').click()
	await expect(page.getByRole('link', { name: 'See the clients' })).toBeVisible()
	await expectAccessible(page)
	const errors = await page.request.get(`${page.url()}/errors`)
	expect(await errors.text()).toContain('no-address')
	await open(page, '/coach/clients?q=anais+colin')
	await expect(row(page, 'Anaïs Colin')).toBeVisible()
	await open(page, '/coach/clients?q=noir')
	await expect(row(page, 'Adam Noir')).toBeHidden()
})

test('2.5 a note stays between coaches: nothing the client opens holds it', async ({ page }) => {
	const secret = 'Left knee swollen, to be kept between us'
	await open(page, '/coach/clients?q=whitaker')
	await row(page, 'Ben Whitaker').click()
	await expect(page.getByRole('heading', { level: 1, name: 'Ben Whitaker' })).toBeVisible()
	const profile = new URL(page.url()).pathname
	await open(page, `${profile}/notes`)
	await page.locator('form[data-does="clients.add-note"] textarea').fill(secret)
	await send(page, 'clients.add-note').click()
	await expect(page.locator('main article').getByText(secret)).toBeVisible()
	await expectAccessible(page)
	await page.context().clearCookies()
	await logIn(page, 'ben@demo.touchline.test', password)
	for (const path of ['', '/profile', '/files', '/calendar', '/history', '/activity', '/programs']) {
		const answer = await page.goto(`/client${path}`)
		expect(answer?.status(), path).toBe(200)
		expect(await page.content(), path).not.toContain('Left knee swollen')
	}
	expect((await page.request.get(`${profile}/notes`, { maxRedirects: 0 })).status()).not.toBe(200)
})

test('every page of a client shares one head with its tabs', async ({ page }) => {
	await open(page, '/coach/clients?q=whitaker')
	await row(page, 'Ben Whitaker').click()
	// A page may have parts of its own below: Training has History and Records.
	const tabs = page.locator('nav.tabs').first()
	for (const tab of ['Calendar', 'Training', 'Notes', 'Files', 'Activity', 'Overview']) {
		await tabs.getByRole('link', { name: tab, exact: true }).click()
		await expect(tabs.locator('a[aria-current=page]')).toHaveText(tab)
		await expect(page.getByRole('heading', { level: 1, name: 'Ben Whitaker' })).toBeVisible()
		await page.waitForLoadState('networkidle')
		await expectAccessible(page)
	}
})

for (const path of [
	'/coach/clients',
	'/coach/clients/new',
	'/coach/groups',
	'/coach/settings/client-fields',
]) {
	test(`axe finds nothing on ${path}`, async ({ page }) => {
		await open(page, path)
		await expectAccessible(page)
	})
}

test('a page has one first act at most, and what takes away stands back until it is confirmed', async ({
	page,
}) => {
	const first = async (list: string, href: RegExp) => {
		await open(page, list)
		const all = page.locator('main a[href]')
		const hrefs = await all.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
		return hrefs.find((each) => href.test(each)) ?? list
	}
	const client = await first('/coach/clients?q=whitaker', /^\/coach\/clients\/[0-9a-f-]{36}$/)
	const group = await first('/coach/groups', /^\/coach\/groups\/[0-9a-f-]{36}$/)
	const program = await first('/coach/programs?q=off-season', /^\/coach\/programs\/[0-9a-f-]{36}$/)
	const run = await first(`${client}/calendar`, /\/calendar\/runs\//)
	const ofClient = ['', '/calendar', '/calendar/add', '/notes', '/files', '/merge', '/delete', '/edit']
	for (const path of [
		...['/coach', '/coach/clients', '/coach/groups', group, run, `${program}/sharing`, `${program}/copies`],
		...['/coach/settings/team', '/coach/settings/client-fields', ...ofClient.map((each) => client + each)],
	]) {
		await open(page, path)
		expect(await page.locator('main .button.primary:visible').count(), path).toBeLessThanOrEqual(1)
		const red = await page.locator('main .button.danger:visible').count()
		expect(red, path).toBe(path.endsWith('/delete') ? 1 : 0)
	}
})
