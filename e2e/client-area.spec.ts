import type { Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { coach } from './building.ts'
import { expect, expectAccessible, expectPagesFit, logIn, test } from './fixtures.ts'
import { api, inLyon, type SessionsWorld, sessionsWorld } from './sessions-world.ts'

const client = { email: 'ben@demo.touchline.test', password: coach.password }
const phone = { width: 390, height: 844 }
const desktop = { width: 1440, height: 900 }

let world: SessionsWorld
let arranged: string | null = null

/** The world is arranged once for each Touchline. */
test.beforeEach(async ({ browser, touchline }) => {
	if (arranged === touchline.folder) return
	const page = await browser.newPage({ baseURL: touchline.url })
	await logIn(page, coach.email, coach.password)
	world = await sessionsWorld(page, touchline.folder, client.email)
	arranged = touchline.folder
	await page.close()
})

const card = (page: Page, title: string) => page.locator('article', { hasText: title })

/** Moves the focus with Tab until it stands on what is looked for, as somebody without a pointer would. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
	for (let presses = 0; presses < 120; presses++) {
		await page.keyboard.press('Tab')
		const said = await page.evaluate(() => {
			const at = document.activeElement
			return at ? (at.getAttribute('aria-label') ?? at.textContent ?? '').trim() : ''
		})
		if (name.test(said)) return
	}
	throw new Error(`Tab never came to ${name}`)
}

test.describe('on the phone', () => {
	test.use({ viewport: phone })

	test('7.2 7.5 8.2 by keyboard only: a client books a free time, moves it and cancels it', async ({
		page,
	}) => {
		await logIn(page, client.email, client.password)
		await page.goto('/client/sessions')
		await tabTo(page, /^Book a session$/)
		await page.keyboard.press('Enter')
		await page.waitForURL('**/client/sessions/book')
		await tabTo(page, /^Movement screen$/)
		await page.keyboard.press('Enter')
		await page.waitForURL(/\/book\/[0-9a-f-]{36}$/)
		await tabTo(page, /^Tom Hargreaves$/)
		await page.keyboard.press('Enter')
		await page.waitForURL(/coach=/)
		await tabTo(page, /^Later month$/)
		const month = await page.locator('.month h2').textContent()
		await page.keyboard.press('Enter')
		await expect(page.locator('.month h2')).not.toHaveText(month ?? '')
		// The middle of the month: well before the window closes.
		await tabTo(page, /^\w+ 1\d \w+: \d+ free times?$/)
		await page.keyboard.press('Enter')
		await page.waitForURL(/day=/)
		await tabTo(page, /^\d\d:\d\d/)
		await page.keyboard.press('Enter')
		await page.waitForURL(/at=/)
		await tabTo(page, /^Book this time$/)
		await page.keyboard.press('Enter')
		const dialog = page.getByRole('dialog')
		await expect(dialog).toContainText('is booked')
		await dialog.getByRole('button', { name: 'Book', exact: true }).focus()
		await page.keyboard.press('Enter')
		await page.waitForURL('**/client/sessions?done=booked')
		await expect(card(page, 'Movement screen')).toContainText('Booked')

		await tabTo(page, /^Move “Movement screen”$/)
		await page.keyboard.press('Enter')
		await page.waitForURL(/\/move\?/)
		const now = await page.locator('header p').last().textContent()
		await tabTo(page, /^\d\d:\d\d/)
		await page.keyboard.press('Enter')
		await page.waitForURL(/at=/)
		await tabTo(page, /^Move to this time$/)
		await page.keyboard.press('Enter')
		await expect(dialog).toContainText('is free again')
		await dialog.getByRole('button', { name: 'Move it' }).focus()
		await page.keyboard.press('Enter')
		await page.waitForURL('**/client/sessions?done=moved')
		expect(`Now: ${await card(page, 'Movement screen').locator('.when').textContent()}`).not.toBe(now)

		await tabTo(page, /^Cancel “Movement screen”$/)
		await page.keyboard.press('Enter')
		await expect(dialog).toContainText('given back')
		await dialog.getByRole('button', { name: 'Cancel the session' }).focus()
		await page.keyboard.press('Enter')
		await page.waitForURL('**/client/sessions?done=cancelled')
		await expect(card(page, 'Movement screen')).toHaveCount(0)
		await page.goto('/client/sessions/history')
		await expect(page.getByText('Cancelled by you').first()).toBeVisible()
	})

	test('7.5 I8 the browser’s clock decides nothing: a day before or after, the same can be done', async ({
		page,
		browser,
		baseURL,
	}) => {
		const owner = await browser.newPage({ baseURL: baseURL ?? '' })
		await logIn(owner, coach.email, coach.password)
		const found = await owner.request.get('/api/v1/clients?q=whitaker')
		const clientId = (await found.json()).clients[0].id
		const team = await (await owner.request.get('/api/v1/team')).json()
		const tom = team.people.find(({ name }: { name: string }) => name.startsWith('Tom')).id
		const soon = Temporal.Now.plainDateTimeISO('Europe/Paris')
			.add({ hours: 6 })
			.toString({ smallestUnit: 'minute' })
		const plan = { coachId: tom, clientIds: [clientId], title: 'Too soon', startsAt: soon, minutes: 30 }
		const made = await api<{ appointmentIds: string[] }>(owner, '/appointments', plan)
		await owner.close()

		await logIn(page, client.email, client.password)
		for (const hours of [0, -24, 24]) {
			await page.clock.setFixedTime(Date.now() + hours * 3_600_000)
			await page.goto('/client/sessions')
			await expect(page.getByRole('button', { name: 'Cancel “Technique session”' })).toBeVisible()
			const late = card(page, 'Too soon')
			await expect(late.getByRole('button')).toHaveCount(0)
			await expect(late).toContainText('please contact Tom Hargreaves')
		}
		// What the page doesn't offer the server doesn't do either.
		const answer = await page.request.post('/client/sessions?/cancel-place', {
			form: { appointmentId: made.appointmentIds[0] ?? '' },
			headers: { origin: baseURL ?? '', accept: 'text/html' },
		})
		expect(answer.status()).toBe(409)
		await page.goto('/client/sessions')
		await expect(card(page, 'Too soon')).toBeVisible()
	})

	test('7.7 the link of a mail: looking changes nothing; one press, confirmed, cancels without log-in', async ({
		browser,
		touchline,
	}) => {
		const owner = await browser.newPage({ baseURL: touchline.url })
		await logIn(owner, coach.email, coach.password)
		await api(owner, '/appointments/notify', { appointmentIds: [world.technique] })
		await owner.close()
		const mail = await touchline.mailTo(client.email, 'Technique session')
		const [link = ''] = /http\S+\/session\/[\w-]+/.exec(mail.text ?? '') ?? []
		const page = await (await browser.newContext({ viewport: phone })).newPage()
		for (let times = 0; times < 3; times++) await page.request.get(link)
		await page.goto(link)
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Technique session')
		await expect(page.locator('main')).not.toContainText('Whitaker')
		await expectAccessible(page)
		await page.getByRole('link', { name: 'Move', exact: true }).click()
		await page.waitForURL(/\/move\?/)
		await expectAccessible(page)
		await page.goto(link)
		await page.getByRole('button', { name: 'Cancel', exact: true }).click()
		await page.getByRole('dialog').getByRole('button', { name: 'Cancel the session' }).click()
		await page.waitForURL('**?done=cancelled')
		await expect(page.locator('main')).toContainText('Cancelled')
		await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toHaveCount(0)
		await page.goto(`${link.slice(0, -3)}AAA`)
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link is no longer valid')
		await expectAccessible(page)
		await page.close()
	})
})

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false, viewport: phone })

	test('7.2 I3 a time is asked for, and a place in a group taken and given back, with links and forms alone', async ({
		page,
	}) => {
		await logIn(page, client.email, client.password)
		await page.goto('/client/sessions/book')
		await page.getByRole('link', { name: 'Programme check' }).click()
		await page.locator('.month a').nth(1).click()
		await page.locator('.starts a').first().click()
		await page.getByRole('button', { name: 'Ask for this time' }).click()
		await expect(page.locator('.in-page')).toContainText('booked once your coach confirms')
		await page.getByRole('button', { name: 'Ask for it' }).click()
		await page.waitForURL('**/client/sessions?done=asked')
		await expect(card(page, 'Programme check')).toContainText('Waiting for your coach')

		await page.goto('/client/sessions/book')
		await page.getByRole('button', { name: /^Join: Squat clinic/ }).click()
		await page.locator('.in-page').getByRole('button').click()
		await page.waitForURL('**/client/sessions?done=joined')
		const cancels = page.getByRole('button', { name: 'Cancel “Squat clinic”' })
		await expect(cancels).toHaveCount(2)
		await cancels.last().click()
		// The preview stands in the card it is about, and nowhere else.
		await expect(page.locator('.in-page')).toHaveCount(1)
		await page.locator('.in-page').getByRole('button').click()
		await page.waitForURL('**/client/sessions?done=cancelled')
		await expect(cancels).toHaveCount(1)
	})
})

for (const [size, locale] of [
	[phone, 'fr'],
	[phone, 'en'],
	[desktop, 'en'],
	[desktop, 'fr'],
] as const) {
	test(`axe finds nothing, and everything fits: ${size.width} px, ${locale}, light and dark`, async ({
		page,
		context,
		baseURL,
	}, info) => {
		test.setTimeout(300_000)
		await page.setViewportSize(size)
		await logIn(page, client.email, client.password)
		await context.addCookies([{ name: 'PARAGLIDE_LOCALE', value: locale, url: baseURL ?? '' }])
		const at = new Date(`${inLyon(2, '12:00')}:00Z`).toISOString().replace('.000', '')
		const day = at.slice(0, 10)
		const paths = [
			'/client',
			'/client/sessions',
			'/client/sessions/payments',
			'/client/sessions/history',
			'/client/profile',
			'/client/sessions/book',
			`/client/sessions/book/${world.types.technique}?month=${day.slice(0, 7)}&day=${day}&at=${at}`,
			`/client/sessions/book/${world.types.screen}?month=2999-01`,
			`/client/sessions/${world.group}/move`,
		]
		await expectPagesFit(page, paths, info)
	})
}
