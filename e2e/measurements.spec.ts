import { crc32, deflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, logIn, test } from './fixtures.ts'
import { confirmByKeys, logInByKeys, press, tabTo, typeInto } from './keys.ts'

const password = 'on the touchline'
const ben = 'ben@demo.touchline.test'
const phoneSize = { width: 390, height: 844 }

/** The page of a client's measurements, as their coach finds it. */
async function atTheCoach(page: Page, name: string): Promise<void> {
	await page.goto(`/coach/clients?q=${name}`)
	await page
		.locator('main a[href*="/coach/clients/"]', { hasText: new RegExp(name, 'i') })
		.first()
		.click()
	await page.locator('a[data-tab="physical"]').click()
	await page.waitForURL(/\/physical$/)
}

test('8.5, quality 3 a client agrees, adds and withdraws without a mouse; the coach sees it, then nothing', async ({
	page,
	browser,
	baseURL,
}) => {
	test.setTimeout(180_000)
	const phone = await (await browser.newContext({ baseURL, viewport: phoneSize })).newPage()
	await test.step('nothing is kept before the client has read and agreed', async () => {
		await logIn(page, 'tom@demo.touchline.test', password)
		await atTheCoach(page, 'Ben')
		await expect(page.getByText('doesn’t share measurements')).toBeVisible()
		await expectAccessible(page)
		await logInByKeys(phone, ben)
		await press(phone, phone.locator('nav a[href="/client/profile"]').first())
		await phone.waitForURL(/\/client\/profile/)
		await phone.waitForLoadState('networkidle')
		await press(phone, phone.locator('nav a[href="/client/physical"]'))
		await phone.waitForURL(/\/client\/physical/)
		await phone.waitForLoadState('networkidle')
		await expectAccessible(phone)
		const agree = phone.locator('form[data-does="measurements.give-consent"]')
		await press(phone, agree.locator('button[type=submit]'))
		await expect(agree.getByText('Tick the box if you agree.').first()).toBeVisible()
		await tabTo(phone, agree.locator('input[type=checkbox]'))
		await phone.keyboard.press('Space')
		await press(phone, agree.locator('button[type=submit]'))
		await expect(phone.getByText('Nothing measured yet')).toBeVisible()
	})
	await test.step('several values of one day, then of another: a card and a line', async () => {
		await add(phone, { Weight: '9000', Waist: '92' })
		await expect(phone.locator('form[data-does="measurements.record"] .error')).toHaveText(
			/Between 0 and 1000/,
		)
		await expect(phone.getByLabel('Waist')).toHaveValue('92')
		await expectAccessible(phone)
		await phone.getByLabel('Weight').fill('')
		await add(phone, { Weight: '90.5' })
		await expect(phone.locator('form[data-does="measurements.record"]')).toHaveCount(0)
		await phone.goto('/client/physical?add=1')
		await phone.locator('input[name=onDate]').fill('2026-01-05')
		await add(phone, { Weight: '93.2' })
		await expect(phone.getByRole('link', { name: /^Weight/ })).toContainText('90.5')
		await press(phone, phone.getByRole('link', { name: 'Everything', exact: true }))
		await expect(phone.locator('figure svg path.line')).toBeVisible()
		await expectAccessible(phone)
	})
	await test.step('the coach sees it, and the client that the coach looked', async () => {
		await page.reload()
		await expect(page.getByRole('link', { name: /^Weight/ })).toContainText('90.5')
		await expectAccessible(page)
		await phone.reload()
		await expect(phone.getByText('Tom Hargreaves')).toBeVisible()
	})
	await test.step('a slip is deleted and taken back', async () => {
		await press(phone, phone.getByRole('link', { name: /^Correct Weight of 5 Jan/ }))
		await press(phone, phone.locator('form[data-does="measurements.delete-measurement"] button'))
		await expect(phone.getByText('Value deleted.')).toBeVisible()
		await phone.getByRole('button', { name: 'Undo' }).click()
		await expect(phone.getByRole('link', { name: /^Correct Weight of 5 Jan/ })).toBeVisible()
	})
	await test.step('withdrawn: from that moment the coach sees nothing', async () => {
		await press(phone, phone.getByText('Withdraw your agreement', { exact: true }).first())
		await press(
			phone,
			phone.locator('form[data-does="measurements.withdraw-consent"] button[type=submit]').first(),
		)
		await expect(phone.locator('dialog[open]')).toContainText('see nothing of it any more')
		await confirmByKeys(phone)
		await expect(phone.getByText('What you entered before is still there')).toBeVisible()
		await expectAccessible(phone)
		await page.reload()
		await expect(page.getByText('doesn’t share measurements')).toBeVisible()
		await expect(page.locator('main')).not.toContainText('90.5')
	})
	await phone.context().close()
})

/** Opens the form where it isn't, fills in what is given, and saves, by keys. */
async function add(page: Page, values: Record<string, string>): Promise<void> {
	const form = page.locator('form[data-does="measurements.record"]')
	if ((await form.count()) === 0) await press(page, page.locator('a[href*="add=1"]').first())
	await expect(form).toBeVisible()
	await page.waitForLoadState('networkidle')
	for (const [label, value] of Object.entries(values)) await typeInto(page, form.getByLabel(label), value)
	await press(page, form.locator('button[type=submit]'))
	await page.waitForLoadState('networkidle')
}

test('8.5 photos are added, compared side by side, taken as a file, and deleted; what is no photo is refused at its field', async ({
	page,
}) => {
	await page.setViewportSize(phoneSize)
	await logIn(page, 'amelie@demo.touchline.test', password)
	await page.goto('/client/physical')
	await page.waitForLoadState('networkidle')
	await page.locator('summary', { hasText: 'Ajouter une photo' }).click()
	const upload = page.locator('form[action="/client/physical/photos"]')
	await upload
		.locator('input[type=file]')
		.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no') })
	await upload.locator('button').click()
	await expect(upload.getByText('Ce n’est pas une photo')).toBeVisible()
	for (const [day, grey] of [
		['2026-01-05', 60],
		['2026-02-09', 180],
	] as const) {
		const photo = { name: 'moi.png', mimeType: 'image/png', buffer: picture(grey) }
		await upload.locator('input[type=file]').setInputFiles(photo)
		await upload.locator('input[name=takenOn]').fill(day)
		await upload.locator('button').click()
		await expect(page.locator('.photos img').first()).toBeVisible()
		await page.waitForLoadState('networkidle')
	}
	await expect(page.locator('.photos img')).toHaveCount(2)
	await page.locator('summary', { hasText: 'Comparer' }).click()
	const pair = page.locator('.pair figure img')
	await expect(pair).toHaveCount(2)
	await expect(pair.first()).toHaveJSProperty('naturalWidth', 30)
	await expectAccessible(page)
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.locator('a[href="/client/physical/export"]').click(),
	])
	expect(file.suggestedFilename()).toMatch(/\.zip$/)
	await page.locator('.photos a').first().click()
	await page.locator('form[data-does="measurements.delete-photo"] button').click()
	await page.locator('dialog[open] footer button[type=submit]').click()
	await expect(page.locator('.photos img')).toHaveCount(1)
})

/** A plain grey picture, 30 by 40. */
function picture(grey: number): Buffer {
	const header = Buffer.from([0, 0, 0, 30, 0, 0, 0, 40, 8, 0, 0, 0, 0])
	const rows = Buffer.alloc(31 * 40, grey)
	for (let row = 0; row < 40; row++) rows[row * 31] = 0
	const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
	return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...parts])
}

function chunk(type: string, data: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
	const framed = Buffer.alloc(body.length + 8)
	framed.writeUInt32BE(data.length, 0)
	body.copy(framed, 4)
	framed.writeUInt32BE(crc32(body), body.length + 4)
	return framed
}

test('8.1 the settings turn measurements off and on, add a metric and move it; axe finds nothing', async ({
	page,
}) => {
	await logIn(page, 'camille@demo.touchline.test', password)
	await page.goto('/coach/settings/physical')
	await page.waitForLoadState('networkidle')
	await expectAccessible(page)
	const create = page.locator('form[data-does="measurements.create-metric"]')
	await create.locator('input[name=name]').fill('Avant-bras')
	await create.locator('button[type=submit]').click()
	const rows = page.locator('main li')
	const place = await rows
		.filter({ hasText: 'Avant-bras' })
		.evaluate((row) => [...(row.parentElement?.children ?? [])].indexOf(row))
	await page.getByRole('button', { name: 'Monter Avant-bras' }).click()
	await expect(rows.nth(place - 1)).toContainText('Avant-bras')
	await page.locator('form[data-does="measurements.turn-off"] button').first().click()
	await page.locator('dialog[open] footer button[type=submit]').click()
	await expect(page.locator('form[data-does="measurements.turn-on"]')).toBeVisible()
	await page.goto('/coach/clients?q=fournier')
	await page
		.locator('main a[href*="/coach/clients/"]', { hasText: /Fournier/ })
		.first()
		.click()
	await expect(page.locator('a[data-tab="notes"]')).toBeVisible()
	await expect(page.locator('a[data-tab="physical"]')).toHaveCount(0)
	await page.goto('/coach/settings/physical')
	await page.locator('form[data-does="measurements.turn-on"] button').click()
	await expect(page.locator('form[data-does="measurements.turn-off"]')).toBeVisible()
})
