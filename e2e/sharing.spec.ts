import type { Page } from '@playwright/test'
import { expect, expectAccessible, logIn, test } from './fixtures.ts'

const password = 'on the touchline'
const camille = 'camille@demo.touchline.test'
const tom = 'tom@demo.touchline.test'
const [chloe, amelie, ben] = ['chloe', 'amelie', 'ben'].map((name) => `${name}@demo.touchline.test`) as [
	string,
	string,
	string,
]

/** A published program with one workout, on its sharing page. */
async function programToShare(page: Page, title: string): Promise<void> {
	await page.goto('/coach/programs/new')
	await page.locator('input[name=title]').fill(title)
	await page.locator('form[data-does="programs.create-program"] button[type=submit]').click()
	await page.waitForURL(/\/coach\/programs\/[0-9a-f-]{36}$/)
	await expect(page.locator('[data-cell="1/1"]')).toHaveAttribute('tabindex', '0')
	await page.waitForLoadState('networkidle')
	await page.locator('[data-cell="1/1"]').focus()
	await page.keyboard.press('n')
	await page.keyboard.type('Jour 1')
	await expect(page.locator('.save.saved')).toBeVisible({ timeout: 15_000 })
	await page.locator('header .button.primary').click()
	await expect(page.locator('header .button.primary')).toHaveCount(0)
	await page.goto(`${page.url()}/sharing`)
	await page.waitForLoadState('networkidle')
}

const adding = (page: Page) => page.locator('form[data-does="sharing.add-clients"]')
const dialog = (page: Page) => page.getByRole('dialog')
const row = (page: Page, email: string) => page.getByRole('listitem').filter({ hasText: email })

async function choose(page: Page, typed: string, email: string): Promise<void> {
	await adding(page).getByRole('combobox').pressSequentially(typed, { delay: 60 })
	await page.getByRole('option').filter({ hasText: email }).click()
	await expect(adding(page).locator('input[name="clientIds[]"]').last()).toHaveAttribute('value', /./)
}

async function add(page: Page, ...clients: [typed: string, email: string][]): Promise<void> {
	for (const [typed, email] of clients) await choose(page, typed, email)
	await page.keyboard.press('Escape')
	await adding(page).locator('button[type=submit]').click()
}

async function confirm(page: Page): Promise<void> {
	await dialog(page).locator('button[type=submit]').click()
	await expect(dialog(page)).toHaveCount(0)
}

async function activate(page: Page): Promise<void> {
	await page.getByRole('switch').click()
	await confirm(page)
	await expect(page.getByRole('switch')).toBeChecked()
}

test('4.1, 4.3, 4.5 two named clients are told by mail, one added later then, one deleted sees it no more', async ({
	page,
	touchline,
}) => {
	await logIn(page, camille, password)
	await programToShare(page, 'Nominatif')
	// Without a letter typed there is somebody to choose.
	await adding(page).getByRole('combobox').click()
	await expect(page.getByRole('option').first()).toBeVisible()
	await add(page, ['chlo', chloe], ['amel', amelie])
	await expect(row(page, chloe)).toBeVisible()
	await page.getByRole('switch').click()
	await expect(dialog(page)).toContainText('Chloé Marchand')
	await expect(dialog(page)).toContainText(/2\spar e-mail/)
	await expectAccessible(page)
	// Only looked at: nothing is on yet, and nobody was told.
	await page.keyboard.press('Escape')
	await expect(page.getByRole('switch')).not.toBeChecked()
	expect(touchline.mails.filter((mail) => mail.subject?.includes('Nominatif'))).toEqual([])
	await activate(page)
	for (const email of [chloe, amelie]) await touchline.mailTo(email, 'Nominatif')
	await add(page, ['ben', ben])
	await confirm(page)
	await touchline.mailTo(ben, 'Nominatif')
	expect(touchline.mails.filter((mail) => mail.subject?.includes('Nominatif'))).toHaveLength(3)
	await row(page, chloe).locator('a[href*="remove="]').click()
	await expect(dialog(page)).toContainText('Chloé Marchand')
	await confirm(page)
	await expect(row(page, chloe).locator('a[href*="remove="]')).toHaveCount(0)
	await expect(row(page, amelie).locator('a[href*="remove="]')).toBeVisible()
})

test('4.2 shared with a group: its members see it, and nobody is told', async ({ page, touchline }) => {
	await logIn(page, camille, password)
	await programToShare(page, 'Par groupe')
	const type = page.locator('form[data-does="sharing.set-sharing"]')
	await type.getByRole('radio').last().check()
	await type.getByRole('combobox').click()
	await page.getByRole('option').first().click()
	await page.keyboard.press('Escape')
	await type.locator('button[type=submit]').click()
	await expect(page.locator('input[name="tellWhenGeneric:boolean"][type=checkbox]')).not.toBeChecked()
	await page.getByRole('switch').click()
	await expect(dialog(page)).not.toContainText('e-mail')
	await confirm(page)
	await expect(page.getByRole('switch')).toBeChecked()
	await programToShare(page, 'Après le groupe')
	await add(page, ['ben', ben])
	await activate(page)
	// Mails go in order: had the group been told, it would be here by now.
	await touchline.mailTo(ben, 'Après le groupe')
	expect(touchline.mails.filter((mail) => mail.subject?.includes('Par groupe'))).toEqual([])
})

test('4.1 activated with the keyboard alone', async ({ page, touchline }) => {
	await logIn(page, camille, password)
	await programToShare(page, 'Au clavier')
	await adding(page).getByRole('combobox').focus()
	await page.keyboard.type('amelie@')
	await expect(page.getByRole('option').filter({ hasText: amelie })).toBeVisible()
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	await expect(adding(page).locator('input[name="clientIds[]"]')).toHaveCount(1)
	await page.keyboard.press('Escape')
	await page.keyboard.press('Tab')
	await page.keyboard.press('Enter')
	await expect(row(page, amelie)).toBeVisible()
	await page.getByRole('switch').focus()
	await page.keyboard.press('Space')
	await expect(dialog(page)).toBeVisible()
	const confirming = dialog(page).locator('button[type=submit]')
	for (let tabs = 0; tabs < 6 && !(await confirming.evaluate((it) => it === document.activeElement)); tabs++)
		await page.keyboard.press('Tab')
	await expect(confirming).toBeFocused()
	await page.keyboard.press('Enter')
	await expect(page.getByRole('switch')).toBeChecked()
	await touchline.mailTo(amelie, 'Au clavier')
})

test('13.1 the mail reads well everywhere, and one POST without cookies stops its kind', async ({
	page,
	request,
	touchline,
}) => {
	await logIn(page, camille, password)
	await programToShare(page, 'Désinscription')
	await add(page, ['chlo', chloe])
	await activate(page)
	const mail = await touchline.mailTo(chloe, 'Désinscription')
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme })
		await page.setViewportSize({ width: 390, height: 844 })
		await page.setContent(mail.html ?? '')
		await expectAccessible(page)
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
			0,
		)
	}
	const oneClick = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value.slice(1, -1) ?? ''
	const look = oneClick.replace(/\/one-click$/, '')
	await page.context().clearCookies()
	await page.goto(look)
	await expectAccessible(page)
	const answer = await request.post(oneClick, { form: { 'List-Unsubscribe': 'One-Click' } })
	expect(answer.status()).toBe(204)
	await page.goto(look)
	await expect(page.locator('input[name=wanted]')).toHaveValue('1')
	await expectAccessible(page)
	await page.setViewportSize({ width: 1440, height: 900 })
	await logIn(page, camille, password)
	await programToShare(page, 'Silence')
	await add(page, ['chlo', chloe], ['ben', ben])
	await activate(page)
	await touchline.mailTo(ben, 'Silence')
	expect(touchline.mails.filter((each) => each.subject?.includes('Silence'))).toHaveLength(1)
})

const looks = [
	{ name: 'light, desktop', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
	{ name: 'dark, phone', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const

const settings = ['/notifications', '/account/notifications']
const coachPages = [
	...settings,
	'/coach/settings/notifications',
	'/coach/settings/notifications/program-available',
	'/coach/settings/messages',
	'/mailbox',
]
const visits = [
	{
		who: camille,
		paths: coachPages,
		via: ['/coach/programs?q=off-season', /^\/coach\/programs\/[0-9a-f-]{36}$/, '/sharing'],
	},
	{
		who: tom,
		paths: ['/notifications'],
		via: ['/coach/programs?q=off-season', /^\/coach\/programs\/[0-9a-f-]{36}$/, '/sharing'],
	},
	{
		who: amelie,
		paths: ['/client/programs', ...settings],
		via: ['/client/programs', /^\/client\/programs\/[0-9a-f-]{36}$/, ''],
	},
] as const

for (const { name, ...look } of looks)
	test(`14.4 pages of sharing and notifications pass axe (${name}), in French and in English`, async ({
		browser,
		baseURL,
	}) => {
		test.setTimeout(180_000)
		for (const { who, paths, via } of visits) {
			const context = await browser.newContext({ baseURL, ...look, reducedMotion: 'reduce' })
			const page = await context.newPage()
			await logIn(page, who, password)
			await expect(page.locator('html')).toHaveAttribute('lang', who === tom ? 'en' : 'fr')
			for (const path of [...paths, await linked(page, via)]) {
				await page.goto(path)
				await page.waitForLoadState('networkidle')
				await expectAccessible(page)
				const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
				expect(wide, `${path} is wider than its window`).toBeLessThanOrEqual(0)
			}
			await context.close()
		}
	})

/** Where the first such link of a list leads, and `rest`. */
async function linked(page: Page, [list, href, rest]: readonly [string, RegExp, string]): Promise<string> {
	await page.goto(list)
	const all = await page
		.locator('a[href]')
		.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
	const found = all.find((each) => href.test(each))
	expect(found, `a link on ${list}`).toBeTruthy()
	return `${found}${rest}`
}

test('14.4 the app can be installed: a manifest with its icons, and a service worker in charge', async ({
	page,
	request,
}) => {
	await logIn(page, amelie, password)
	await page.goto('/account/notifications')
	const manifest = await request.get(
		await page.locator('link[rel=manifest]').evaluate((it: HTMLLinkElement) => it.href),
	)
	expect(manifest.headers()['content-type']).toContain('application/manifest+json')
	const { name, display, start_url, icons } = await manifest.json()
	expect({ name, display, start_url }).toEqual({ name: 'Touchline', display: 'standalone', start_url: '/' })
	for (const { src, type } of icons) {
		const icon = await request.get(src)
		expect([src, icon.status(), icon.headers()['content-type']?.split(';')[0]]).toEqual([src, 200, type])
	}
	const worker = await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL)
	expect(worker).toMatch(/\/service-worker\.js$/)
})
