import { createOTP } from '@better-auth/utils/otp'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, logIn, test } from './fixtures.ts'

const owner = { email: 'camille@demo.touchline.test', password: 'on the touchline' }

async function logOut(page: Page): Promise<void> {
	await page.goto('/logout')
	await page.locator('form[data-does="accounts.log-out"] button').click()
	await page.waitForURL('**/login**')
}

test('1.1 a wrong password says nothing about the address, keeps it, and lets one try again', async ({
	page,
}) => {
	await page.goto('/connexion')
	await page.locator('input[name=email]').fill(owner.email)
	await page.locator('input[name=password]').fill('not this one at all')
	await page.locator('form[data-does="accounts.log-in"] button[type=submit]').click()
	await expect(
		page
			.locator(
				'form[data-does="accounts.log-in"] [role=alert], form[data-does="accounts.log-in"] [tabindex="-1"]',
			)
			.first(),
	).toBeVisible()
	await expect(page.locator('input[name=email]')).toHaveValue(owner.email)
	await expectAccessible(page)
	await logIn(page, owner.email, owner.password)
	await expect(page).toHaveURL(/\/coach/)
	await logOut(page)
	await page.goto('/coach/settings')
	await expect(page).toHaveURL(/\/login\?next=/)
})

test('1.1 a passkey is made, and logs in without a word typed', async ({ page }) => {
	const browser = await page.context().newCDPSession(page)
	await browser.send('WebAuthn.enable')
	await browser.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
			...{ isUserVerified: true, automaticPresenceSimulation: true },
		},
	})
	await logIn(page, owner.email, owner.password)
	await page.goto('/account/passkeys')
	await page.locator('input[name=name]').fill('Test phone')
	await page.locator('input[name=password]').fill(owner.password)
	await page.locator('main form button[type=submit]').last().click()
	await expect(page.getByText('Test phone')).toBeVisible()
	await expectAccessible(page)
	await logOut(page)
	// The browser may offer the passkey by itself; otherwise the button asks for it.
	await page
		.getByRole('button', { name: /passkey|clé d’accès/ })
		.click()
		.catch(() => {})
	await page.waitForURL(/\/(coach|choose)/)
	await page.goto('/account/passkeys')
	await page.locator('form[data-does="accounts.remove-passkey"] button').click()
	await expect(page.getByText('Test phone')).toBeHidden()
})

test('1.3, 1.1 somebody is asked into the team, comes in by the mail, turns codes on and logs in with one', async ({
	page,
	touchline,
}) => {
	await logIn(page, owner.email, owner.password)
	await page.goto('/coach/settings/team')
	const invite = page.locator('form[data-does="accounts.invite-staff"]')
	await invite.locator('input[name=name]').fill('Sam Reed')
	await invite.locator('input[name=email]').fill('sam@example.test')
	await invite.locator('button[type=submit]').click()
	const mail = await touchline.mailTo('sam@example.test')
	const link = /http:\/\/\S+\/invitation\/\S+/.exec(mail.text ?? '')?.[0] ?? ''
	await logOut(page)
	await page.goto(link)
	await expect(page.locator('input[name=name]')).toHaveValue('Sam Reed')
	await expectAccessible(page)
	const password = 'a quiet lane near the river'
	await page.locator('input[name=newPassword]').fill(password)
	await page.locator('form[data-does="accounts.accept-invitation"] button[type=submit]').click()
	await page.waitForURL('**/coach')

	await page.goto('/account/second-factor')
	await page.locator('input[name=password]').fill(password)
	await page.locator('form[data-does="accounts.set-up-second-factor"] button').click()
	const shown = await page.locator('main code').innerText()
	const step = Math.floor(Date.now() / 30_000)
	await page.locator('input[name=code]').fill(await codeFor(shown, step - 1))
	await page.locator('form[data-does="accounts.turn-second-factor-on"] button').click()
	await expect(page.locator('main li.font-mono, main ul.font-mono li')).toHaveCount(10)
	await expectAccessible(page)
	await logOut(page)
	await page.locator('input[name=email]').fill('sam@example.test')
	await page.locator('input[name=password]').fill(password)
	await page.locator('form[data-does="accounts.log-in"] button[type=submit]').click()
	await page.waitForURL('**/login/second-step')
	await page.locator('input[name=code]').fill(await codeFor(shown, Math.floor(Date.now() / 30_000)))
	await page.locator('form[data-does="accounts.confirm-log-in"] button').click()
	await page.waitForURL('**/coach')
})

/** What an app shows that was given this key by hand (base32). */
async function codeFor(key: string, step: number): Promise<string> {
	const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
	const bits = [...key].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('')
	const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
	return createOTP(String.fromCharCode(...bytes), {}).hotp(step)
}

for (const path of [
	'/account',
	'/account/emails',
	'/account/password',
	'/account/sessions',
	'/choose',
	'/coach/settings',
	'/coach/settings/team',
	'/coach/settings/api-keys',
	'/coach/settings/activity',
]) {
	test(`axe finds nothing on ${path}`, async ({ page }) => {
		await logIn(page, owner.email, owner.password)
		await page.goto(path)
		await expectAccessible(page)
	})
}
