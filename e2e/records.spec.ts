import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectPagesFit, logIn, test } from './fixtures.ts'
import { logInByKeys, open, press, typeInto } from './keys.ts'

const password = 'on the touchline'
const phoneSize = { width: 390, height: 844 }

/** The next workout of the demo's client with a bench press in it, opened on their phone. */
async function openBench(phone: Page): Promise<string> {
	await logIn(phone, 'ben@demo.touchline.test', password)
	const days = await phone.request.get('/client/calendar?view=month')
	const paths = new Set((await days.text()).match(/\/client\/calendar\/workouts\/[0-9a-f-]{36}/g))
	for (const path of [...paths].map((each) => each.replace('/calendar', ''))) {
		await phone.goto(path)
		const first = phone
			.locator('article.item', { hasText: 'Bench press' })
			.first()
			.locator('form.set')
			.first()
		if ((await first.count()) > 0 && (await first.locator('.tick[aria-pressed=false]').count()) > 0)
			return path
	}
	throw new Error('the demo has no bench press ahead')
}

test('5.2, 5.3 a set that is a record is celebrated, corrected and gone again; the coach sees records and line', async ({
	page,
	browser,
	baseURL,
}) => {
	test.setTimeout(120_000)
	const phone = await (await browser.newContext({ baseURL, viewport: phoneSize })).newPage()
	const path = await openBench(phone)
	const item = phone.locator('article.item', { hasText: 'Bench press' }).first()
	const set = item.locator('form.set').first()
	const mark = set.locator('[aria-live=polite]')

	await test.step('what is to be beaten stands beside; heavier than ever is a record at once', async () => {
		await phone.waitForLoadState('networkidle')
		await expect(item.getByRole('link', { name: /^To beat: .*kg/ })).toBeVisible()
		await set.locator('input[name="load:number"]').fill('180')
		await set.locator('input[name="reps:number"]').fill('2')
		await expect(mark).toHaveText('')
		await set.locator('button.tick').click()
		await expect(mark).toContainText('Record: 2RM')
		await expect(item.locator('form.set.saved')).toHaveCount(1)
		await expectAccessible(phone)
	})
	await test.step('without a script, it stands beside the set', async () => {
		const storageState = await phone.context().storageState()
		const plain = await browser.newContext({ baseURL, storageState, javaScriptEnabled: false })
		const bare = await plain.newPage()
		await bare.goto(path)
		await expect(bare.getByText('Record: 2RM')).toBeVisible()
	})
	await test.step('by keyboard, the coach sees records, line and history', async () => {
		await logInByKeys(page, 'tom@demo.touchline.test')
		await open(page, '/coach/clients?q=Ben')
		await press(page, page.locator('main a[href*="/coach/clients/"]', { hasText: /Ben/ }).first())
		await press(page, page.locator('a[data-tab="training"]'))
		await press(page, page.locator('a[data-tab="records"]'))
		await typeInto(page, page.getByRole('searchbox'), 'bench pre')
		await press(page, page.getByRole('link', { name: 'Bench press', exact: true }))
		await expect(page.locator('dt', { hasText: '2RM' }).locator('..')).toContainText('180 kg')
		await expect(page.locator('figure svg path.line')).toBeVisible()
		await expect(page.getByText('Record: Estimated 1RM, 2RM')).toBeVisible()
		await expectAccessible(page)
	})
	await test.step('a slip is corrected: the record is gone for both', async () => {
		await set.locator('input[name="load:number"]').fill('60')
		await set.locator('input[name="load:number"]').blur()
		await expect(mark).toHaveText('')
		await expect(item.locator('form.set.saved')).toHaveCount(1)
		await page.reload()
		await expect(page.locator('dl')).not.toContainText('180')
		await expect(page.locator('dl')).toContainText('kg')
	})
})

for (const [name, size] of [['phone', phoneSize] as const, ['desk', { width: 1440, height: 900 }] as const])
	test(`5.3 pages of records pass axe and fit (${name}), light and dark`, async ({ page }, info) => {
		test.setTimeout(120_000)
		await page.setViewportSize(size)
		await logIn(page, 'ben@demo.touchline.test', password)
		const mine = ['/client/records', '/client/records/lib%3Abench-press', '/client/records/lib%3Arunning']
		await expectPagesFit(page, [...mine, '/client/records?q=nothing+like+it'], info)
		await page.goto('/client/records')
		// What is typed before the script is there waits for Enter.
		await page.waitForLoadState('networkidle')
		await page.getByRole('searchbox').fill('farmer')
		await expect(page.getByRole('link', { name: 'Farmer' })).toBeVisible()
		await expect(page.getByRole('link', { name: 'Bench press' })).toHaveCount(0)
	})
