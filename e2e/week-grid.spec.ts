import type { Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { coach } from './building.ts'
import { expect, expectAccessible, expectPagesFit, logIn, test } from './fixtures.ts'
import { logInByKeys, open, press, tabTo } from './keys.ts'

const today = Temporal.Now.plainDateISO('Europe/London')
// Weeks that no other journey writes in.
const monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ days: 7 * 30 })
const desktop = { width: 1440, height: 900 }
const PER_SECOND = 5

/** A keyboard that counts: every key pressed and every sign typed is one. */
class Keys {
	count = 0
	readonly page: Page
	constructor(page: Page) {
		this.page = page
	}
	async press(...keys: string[]) {
		for (const key of keys) {
			this.count++
			await this.page.keyboard.press(key)
		}
	}
	async type(text: string) {
		this.count += [...text].length
		await this.page.keyboard.type(text)
	}
	/** An exercise from the list that opens while one types, then its sets. */
	async exercise(typed: string, sets: string) {
		await this.type(typed)
		await expect(this.page.locator('[role=listbox]:not([hidden]) [role=option]').first()).toBeVisible()
		await this.press('ArrowDown', 'Enter')
		await this.type(sets)
		await this.press('Enter')
	}
}

async function clientPath(page: Page, name: string): Promise<string> {
	await page.goto(`/coach/clients?q=${name}`)
	const link = page.locator('main a[href^="/coach/clients/"]', { hasText: name }).first()
	return String(await link.getAttribute('href'))
}

const cell = (page: Page, row: number, column: number) =>
	page.locator(`td[data-row="${row}"][data-column="${column}"]`)
const saved = (page: Page) => expect(page.locator('.save.saved')).toBeVisible({ timeout: 15_000 })

test.use({ viewport: desktop })

test('issue 5.4 a coach writes a week of four workouts by keyboard in under two minutes', async ({
	page,
}) => {
	test.setTimeout(120_000)
	await logInByKeys(page, coach.email)
	const path = await clientPath(page, 'Whitaker')
	await open(page, `${path}/calendar/week?date=${monday}`)
	await tabTo(page, cell(page, 0, 0))
	const keys = new Keys(page)
	await test.step('Monday: two squats to press', async () => {
		await keys.type('Bas A')
		await keys.press('Enter')
		await keys.exercise('back sq', '5x5 @80% r180')
		await keys.exercise('romanian', '3x8 @60kg')
		await keys.exercise('walking l', '3x10/side')
		await keys.exercise('nordic', '3x6')
		await keys.exercise('front pl', '3x45s')
	})
	await test.step('Tuesday: typed too', async () => {
		await keys.press('Control+Home', 'ArrowRight')
		await keys.type('Haut A')
		await keys.press('Enter')
		await keys.exercise('bench p', '5x5 @75% r180')
		await keys.exercise('pull-up', '4x6')
		await keys.exercise('dumbbell sh', '3x10')
		await keys.exercise('face p', '3x15')
		await keys.exercise('dead bug', '3x10')
	})
	await test.step('Thursday and Friday: copied, their names and first lines changed', async () => {
		await keys.press('Control+Home')
		await keys.press(...Array.from({ length: 5 }, () => 'Shift+ArrowDown'), 'Shift+ArrowRight')
		await keys.press('Control+c', 'Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Control+v')
		await keys.type('Bas B')
		await keys.press('Enter')
		await keys.exercise('deadl', '5x3 @85% r180')
		await keys.press('Control+Home', 'End', 'ArrowLeft', 'ArrowLeft')
		await keys.type('Haut B')
		await keys.press('Enter')
	})
	await saved(page)
	const seconds = keys.count / PER_SECOND
	console.log(
		`a week of 4 workouts, 20 lines: ${keys.count} keystrokes, ${seconds.toFixed(0)} s at ${PER_SECOND} a second`,
	)
	expect(seconds).toBeLessThan(120)

	await page.reload()
	await page.waitForLoadState('networkidle')
	for (const [column, title] of [
		[0, 'Bas A'],
		[1, 'Haut A'],
		[3, 'Bas B'],
		[4, 'Haut B'],
	] as const) {
		await expect(cell(page, 0, column)).toHaveText(title)
		await expect(cell(page, 5, column)).not.toHaveText('')
		await expect(cell(page, 6, column)).toHaveText('')
	}
	// 3.2: the list's choice is the library's exercise: nothing is underlined as unknown.
	await expect(page.locator('td .unread')).toHaveCount(0)
	await expectAccessible(page)

	await test.step('next week: repeated with one key, taken back with another', async () => {
		await open(page, `${path}/calendar/week?date=${monday.add({ days: 7 })}`)
		await tabTo(page, cell(page, 0, 0))
		await page.keyboard.press('F4')
		await expect(cell(page, 0, 4)).toHaveText('Haut B')
		await saved(page)
		await page.keyboard.press('Control+z')
		await expect(cell(page, 0, 4)).toHaveText('')
		await saved(page)
		await page.reload()
		await expect(cell(page, 0, 4)).toHaveText('')
	})
})

test('5.1 the grid: Escape takes back, fill, clear, undo, text stays text; another tab was faster', async ({
	page,
	context,
}) => {
	test.setTimeout(120_000)
	await logInByKeys(page, coach.email)
	const path = await clientPath(page, 'Whitaker')
	const week = `${path}/calendar/week?date=${monday.add({ days: 21 })}`
	await open(page, week)
	await tabTo(page, cell(page, 0, 2))
	const { keyboard } = page
	await keyboard.type('Jour libre')
	await keyboard.press('Enter')
	await keyboard.type('Tirer le traîneau: 4 tours')
	await keyboard.press('Enter')
	await keyboard.press('Control+d')
	await expect(cell(page, 2, 2)).toHaveText('Tirer le traîneau 4 tours')
	await keyboard.press('Control+z')
	await expect(cell(page, 2, 2)).toHaveText('')
	await keyboard.type('nothing')
	await keyboard.press('Escape')
	await expect(cell(page, 2, 2)).toHaveText('')
	await saved(page)
	await expect(cell(page, 1, 2).locator('.unread')).toHaveCount(2)

	const other = await context.newPage()
	await other.setViewportSize(desktop)
	await open(other, week)
	await tabTo(other, cell(other, 0, 2))
	await other.keyboard.press('F2')
	await other.keyboard.type(' bis')
	await other.keyboard.press('Enter')
	await saved(other)
	await keyboard.press('ArrowUp')
	await keyboard.press('ArrowUp')
	await keyboard.type('Ma version')
	await keyboard.press('Enter')
	await expect(page.locator('section[role=alert]')).toContainText('Jour libre bis')
	await expectAccessible(page)
	await press(page, page.locator('section[role=alert] button').last(), { backwards: true })
	await expect(page.locator('section[role=alert]')).toHaveCount(0)
	await saved(page)
	await page.reload()
	await expect(cell(page, 0, 2)).toHaveText('Jour libre bis')
	await expect(cell(page, 2, 2)).toHaveText(/Ma version/)
})

test('5.1 the grid fits, light and dark; a phone gets the ordinary week instead', async ({ page }, info) => {
	await logIn(page, coach.email, coach.password)
	const path = await clientPath(page, 'Whitaker')
	const grid = `${path}/calendar/week?date=${today}`
	await expectPagesFit(page, [grid], info)
	await page.setViewportSize({ width: 390, height: 844 })
	await page.goto(grid)
	await page.waitForURL(/\/calendar\?view=week/)
})
