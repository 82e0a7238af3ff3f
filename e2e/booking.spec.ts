import type { Page } from '@playwright/test'
import { coach } from './building.ts'
import { expect, expectAccessible, logIn, test } from './fixtures.ts'
import { open, press, submitOf, tabTo, typeInto } from './keys.ts'
import { api, openHours } from './sessions-world.ts'

const client = { email: 'ben@demo.touchline.test', password: coach.password }
const phone = { width: 390, height: 844 }
const offer = '/book/atelier-force'

let typeId = ''
let arranged: string | null = null

/** A type of Tom's that is open to everyone, every day of the week. */
test.beforeEach(async ({ browser, touchline }) => {
	if (arranged === touchline.folder) return
	const page = await browser.newPage({ baseURL: touchline.url })
	await logIn(page, coach.email, coach.password)
	await openHours(touchline.folder)
	const team = await (await page.request.get(`${touchline.url}/api/v1/team`)).json()
	const tom = team.people.find(({ name }: { name: string }) => name.startsWith('Tom')).id as string
	const made = await api<{ typeId: string }>(page, '/appointment-types', {
		...{
			name: 'Taster',
			durationMinutes: 60,
			stepMinutes: 60,
			minimumNoticeMinutes: 60,
			selfBooking: 'everyone',
		},
		...{ coachIds: [tom], place: 'Kirkstall Road 12, Leeds', priceMinor: 2000 },
	})
	typeId = made.typeId
	arranged = touchline.folder
	await page.close()
})

const guestForm = (page: Page) => page.locator('form[data-does="appointments.book-as-guest"]')
/** From the 10th of next month on: well before the window for cancelling closes. */
async function chooseDay(page: Page): Promise<void> {
	const month = await page.locator('.month h2').textContent()
	await page.locator('.month .bar a').last().click()
	await expect(page.locator('.month h2')).not.toHaveText(month ?? '')
	await page.locator('.month li a', { hasText: /^1\d$/ }).first().click()
	await page.waitForURL(/day=/)
}

test.describe('on a phone in French, in another zone', () => {
	test.use({ viewport: phone, locale: 'fr-FR', timezoneId: 'America/New_York' })

	test('7.2 9.3 a guest without a log-in books, has the mail in French, opens its link and cancels', async ({
		page,
		touchline,
	}) => {
		await page.goto(offer)
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Réserver une séance')
		await expect(page.getByText('Atelier Force', { exact: true })).toBeVisible()
		await expectAccessible(page)
		await page.getByRole('link', { name: 'Taster' }).click()
		// The browser's own zone, and the studio's beside it.
		await page.waitForURL(/zone=America%2FNew_York/)
		await expect(page.getByText('l’heure à Paris')).toBeVisible()
		await chooseDay(page)
		await expect(page.locator('.starts button').first()).toContainText('à Paris')
		await expectAccessible(page)
		await page.locator('.starts button').first().click()
		await page.waitForURL(/details/)
		await expect(page.getByText('Gardé pour vous jusqu’à')).toBeVisible()
		await expectAccessible(page)
		const form = guestForm(page)
		await form.getByLabel('Prénom').fill('Inès')
		await form.getByLabel('Nom', { exact: true }).fill('Moreau')
		await form.getByLabel('E-mail').fill('not an address')
		await form.locator('button[type=submit]').click()
		await expect(form.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true')
		await expect(form.getByLabel('Prénom')).toHaveValue('Inès')
		await expectAccessible(page)
		await form.getByLabel('E-mail').fill('ines.moreau@example.test')
		await form.locator('button[type=submit]').click()
		await page.waitForURL('**/booked/**')
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('C’est réservé')
		await expect(page.getByText('ines.moreau')).toHaveCount(0)
		await expectAccessible(page)

		const mail = await touchline.mailTo('ines.moreau@example.test', 'Taster')
		expect(mail.text).toContain('Bonjour Inès')
		const link = /\/session\/[\w-]+/.exec(mail.text ?? '')?.[0] ?? ''
		await page.goto(link)
		await page.getByRole('button', { name: 'Annuler', exact: true }).first().click()
		await page.getByRole('dialog').locator('footer button[type=submit]').click()
		await page.waitForURL(/done=cancelled/)
		await touchline.mailTo('ines.moreau@example.test', 'Annul')
	})

	test('I3 9.3 a guest joins a group session, and has the mail', async ({ page, touchline }) => {
		await page.goto(offer)
		await page.getByRole('link', { name: 'Petit groupe force' }).first().click()
		await page.waitForURL('**/session/**')
		await expectAccessible(page)
		const form = page.locator('form[data-does="appointments.join-as-guest"]')
		await form.getByLabel('Prénom').fill('Zoé')
		await form.getByLabel('Nom', { exact: true }).fill('Lambert')
		await form.getByLabel('E-mail').fill('zoe.lambert@example.test')
		await form.locator('button[type=submit]').click()
		await page.waitForURL('**/booked/**')
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('C’est réservé')
		await touchline.mailTo('zoe.lambert@example.test', 'Petit groupe force')
	})
})

test.describe('by keyboard', () => {
	test('7.2 9.3 14.4 a guest books with the keyboard alone', async ({ page, touchline }) => {
		await open(page, `${offer}/${typeId}`)
		await page.waitForURL(/zone=/)
		await press(page, page.locator('.month .bar a').last())
		await expect(page.locator('.month li a', { hasText: /^2\d$/ }).first()).toBeVisible()
		await press(page, page.locator('.month li a', { hasText: /^2\d$/ }).first())
		await page.waitForURL(/day=/)
		await press(page, page.locator('.starts button').nth(2))
		await page.waitForURL(/details/)
		const form = guestForm(page)
		await typeInto(page, form.getByLabel('First name'), 'Grace')
		await typeInto(page, form.getByLabel('Last name'), 'Hopper')
		await typeInto(page, form.getByLabel('E-mail'), 'grace@example.test')
		await page.keyboard.press('Enter')
		await page.waitForURL('**/booked/**')
		await touchline.mailTo('grace@example.test', 'Taster')
		await tabTo(page, page.getByRole('link', { name: 'Book another session' }))
	})

	test('9.5 a client who is logged in types nothing; staff are told what they look at', async ({ page }) => {
		await logIn(page, client.email, client.password)
		await page.goto(`${offer}/${typeId}`)
		await chooseDay(page)
		await page.locator('.starts button').nth(3).click()
		await page.waitForURL(/details/)
		await expect(page.getByText('You are logged in as')).toBeVisible()
		await expect(guestForm(page)).toHaveCount(0)
		await submitOf(page, 'appointments.book-appointment').click()
		await page.waitForURL('**/booked/**')
		await page.getByRole('link', { name: 'My sessions' }).click()
		await expect(page.locator('article', { hasText: 'Taster' })).toBeVisible()
	})

	test('7.2 two visitors: the second doesn’t see what the first holds; a coach plans over it, and nothing typed is lost', async ({
		page,
		browser,
		touchline,
	}) => {
		await page.goto(`${offer}/${typeId}`)
		await page.waitForURL(/zone=/)
		await chooseDay(page)
		const first = page.locator('.starts button').nth(5)
		const at = (await first.getAttribute('value')) ?? ''
		await first.click()
		await page.waitForURL(/details/)
		const other = await browser.newPage({ baseURL: touchline.url })
		const day = at.slice(0, 10)
		await other.goto(`${offer}/${typeId}?month=${day.slice(0, 7)}&day=${day}&zone=UTC`)
		await expect(other.locator('.starts button').first()).toBeVisible()
		await expect(other.locator(`.starts button[value="${at}"]`)).toHaveCount(0)
		await logIn(other, coach.email, coach.password)
		const team = await (await other.request.get(`${touchline.url}/api/v1/team`)).json()
		const tom = team.people.find(({ name }: { name: string }) => name.startsWith('Tom')).id as string
		await api(other, '/appointments', {
			...{ coachId: tom, title: 'Physio', startsAt: at.slice(0, 16), zone: 'UTC', minutes: 60 },
		})
		await other.close()
		const form = guestForm(page)
		await form.getByLabel('First name').fill('Katherine')
		await form.getByLabel('Last name').fill('Johnson')
		await form.getByLabel('E-mail').fill('katherine@example.test')
		await form.locator('button[type=submit]').click()
		await expect(page.getByText('Somebody was faster').first()).toBeVisible()
		await expect(form.getByLabel('Last name')).toHaveValue('Johnson')
		await expectAccessible(page)
		await form.getByRole('radio').first().check()
		await form.locator('button[type=submit]').click()
		await page.waitForURL('**/booked/**')
	})
})

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false })

	test('7.2 9.3 a guest books, in a zone of their choice, and can go back before', async ({
		page,
		touchline,
	}) => {
		await page.goto(`${offer}/${typeId}`)
		await expect(page.getByText('Times on your clock (Paris)')).toBeVisible()
		await page.getByLabel('Time zone').selectOption('Europe/London')
		await page.getByRole('button', { name: 'Show' }).click()
		await expect(page.getByText('Times on your clock (London)')).toBeVisible()
		await chooseDay(page)
		const at = await page.locator('.starts button').last().getAttribute('value')
		await page.locator(`.starts button[value="${at}"]`).click()
		await page.getByRole('button', { name: 'Choose another time' }).click()
		await expect(page.locator(`.starts button[value="${at}"]`)).toBeVisible()
		await page.locator(`.starts button[value="${at}"]`).click()
		const form = guestForm(page)
		await form.getByLabel('First name').fill('Ada')
		await form.getByLabel('E-mail').fill('ada@example.test')
		await form.locator('button[type=submit]').click()
		await expect(form.getByLabel('First name')).toHaveValue('Ada')
		await form.getByLabel('Last name').fill('Byron')
		await form.locator('button[type=submit]').click()
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('It’s booked')
		await touchline.mailTo('ada@example.test', 'Taster')
	})

	test('1.4 what isn’t open is not found, in a page that looks right', async ({ page }) => {
		for (const path of [
			'/book/nobody',
			`${offer}/no-type`,
			`${offer}/${typeId}/details`,
			`${offer}/booked/x`,
		]) {
			const answer = await page.goto(path)
			expect(answer?.status(), path).toBe(404)
			await expect(page.getByText('This page isn')).toBeVisible()
			await expect(page.getByText('Taster')).toHaveCount(0)
		}
	})
})
