import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectPagesFit, logIn, test } from './fixtures.ts'
import { confirmByKeys, logInByKeys, open, press } from './keys.ts'
import { api } from './sessions-world.ts'

const password = 'on the touchline'
const [tom, tomasz] = ['tom@demo.touchline.test', 'tomasz@demo.touchline.test'] as const

/** A session that is over by now, and the only one of a package. */
async function lastSession(page: Page, clientId: string): Promise<string> {
	const terms = { name: 'Two lifts', sessions: 1, priceMinor: 3300, paidBy: 'cash' }
	await api(page, `/clients/${clientId}/packages/custom`, { ...terms, notify: false })
	const startsAt = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 11)
	const planned = { title: 'Two lifts', minutes: 15, clientIds: [clientId], notify: false }
	const made = await api<{ appointmentIds: string[] }>(page, '/appointments', {
		...{ ...planned, startsAt: `${startsAt}04:15`, zone: 'Europe/Paris' },
	})
	return made.appointmentIds[0] ?? ''
}

test('10.3–10.5 a client on a phone enrols; by keyboard alone their coach completes the last session, looks at what follows, and both have a mail', async ({
	browser,
	page: desk,
	touchline,
}, info) => {
	test.setTimeout(240_000)
	await logInByKeys(desk, tom)
	await open(desk, '/coach/clients?q=tomasz')
	const href = await desk.locator('tbody a[href^="/coach/clients/"]').first().getAttribute('href')
	const appointmentId = await lastSession(desk, href?.split('/').at(-1) ?? '')

	const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
	const page = await (await browser.newContext(phone)).newPage()
	await logIn(page, tomasz, password)
	await open(page, '/client/sessions/payments')
	await page.getByRole('link', { name: 'Manage ongoing training' }).click()
	await page.waitForURL('**/client/renewals')
	await page.waitForLoadState('networkidle')
	await expect(page.locator('blockquote')).toContainText('at present €33.00')
	const enrol = page.locator('form[data-does="renewals.enrol"]').filter({ hasText: '€33.00' })
	await enrol.getByRole('button').click()
	await expect(page.getByText('Tick the box to agree.').first()).toBeVisible()
	await page.getByLabel('I have read this, and I agree').check()
	await enrol.getByRole('button').first().click()
	await expect(page.getByRole('dialog')).toContainText('one follows at your current rate: €33.00')
	await expectAccessible(page)
	await page.getByRole('dialog').locator('footer button[type=submit]').click()
	await expect(page.getByText('Active', { exact: true })).toBeVisible()

	await open(desk, `/coach/appointments/${appointmentId}`)
	await press(desk, desk.locator('form[data-does="appointments.complete-appointment"] button'))
	await expect(desk.getByRole('dialog')).toContainText('€33.00, the rate of “Two lifts”')
	await expect(desk.getByRole('dialog')).toContainText('€33.00 due: no card is kept')
	await expectAccessible(desk)
	await confirmByKeys(desk)
	await expect(desk.locator('main header .badge').first()).toContainText('Completed')
	await expect(async () => {
		await touchline.mailTo(tomasz, 'is booked at €33.00')
		await touchline.mailTo(tom, 'a session is booked at €33.00')
	}).toPass({ timeout: 90_000 })

	await open(page, '/client/renewals')
	await expect(page.getByText('€33.00 to pay')).toBeVisible()
	await expectPagesFit(page, ['/client/renewals', '/client/sessions/payments'], info)
	await expectPagesFit(desk, [`${href}/payments`], info)
})
