import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'

/** The kit by itself: what every page is made of is accessible, works by keyboard, and without a script. */
const PARTS = ['lists', 'forms', 'calendar', 'calendar&view=week', 'calendar&view=day', 'overlays', 'type']

async function open(page: Page, query: string): Promise<void> {
	await page.goto(`/styleguide?${query}`)
	await page.waitForLoadState('networkidle')
}

for (const colorScheme of ['light', 'dark'] as const) {
	for (const viewport of [
		{ width: 390, height: 844 },
		{ width: 1440, height: 900 },
	]) {
		test(`axe finds nothing: ${colorScheme}, ${viewport.width} px`, async ({ page }) => {
			test.slow()
			await page.emulateMedia({ colorScheme })
			await page.setViewportSize(viewport)
			for (const part of PARTS) {
				await open(page, `part=${part}`)
				await expectAccessible(page)
				const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
				expect(tooWide, `${part} fits its screen`).toBe(false)
			}
			for (const shell of ['client', 'public']) {
				await open(page, `shell=${shell}`)
				await expectAccessible(page)
			}
		})
	}
}

test('a studio colour is used, and keeps axe content', async ({ page }) => {
	const fills = new Set<string>()
	for (const colour of ['ffe14d', '0b1f5c', 'ff3b6b']) {
		await open(page, `part=forms&colour=%23${colour}`)
		const fill = await page
			.getByRole('button', { name: 'Create client' })
			.evaluate((button) => getComputedStyle(button).backgroundColor)
		fills.add(fill)
		await expectAccessible(page)
	}
	expect(fills.size).toBe(3)
})

test('the theme is kept, and the page comes back in it', async ({ page }) => {
	await open(page, 'part=type')
	await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
	await page.reload()
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('a refusal takes the focus, stands at its field and keeps what was typed', async ({ page }) => {
	await open(page, 'part=forms')
	await page.getByLabel('E-mail address').fill('camille@example.org')
	await page.getByLabel('Weeks of the program').fill('99')
	await page.getByLabel('Weeks of the program').press('Enter')
	await expect(page.getByRole('alert')).toBeFocused()
	await expect(page.getByLabel('Weeks of the program')).toHaveAccessibleDescription(/between 1 and 52/)
	await expect(page.getByLabel('E-mail address')).toHaveValue('camille@example.org')
	await page.getByRole('link', { name: /First name/ }).press('Enter')
	await expect(page.getByLabel('First name')).toBeFocused()
	await expectAccessible(page)
})

test('choosing several by keyboard, with and without accents', async ({ page }) => {
	await open(page, 'part=forms')
	const groups = page.getByRole('combobox', { name: 'Groups' })
	await groups.focus()
	await page.keyboard.type('beg')
	await page.getByRole('option', { name: 'Beginners' }).waitFor()
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	await expect(page.locator('input[name="groupIds[]"]')).toHaveCount(2)
	await expect(page.getByRole('button', { name: 'Remove Beginners' })).toBeVisible()
	await page.keyboard.press('Escape')
	const partner = page.getByRole('combobox', { name: 'Training partner' })
	await partner.focus()
	await page.keyboard.type('tom')
	await page.getByRole('option', { name: /Tom Wu/ }).waitFor()
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	await expect(partner).toHaveValue('Tom Wu')
	await expect(page.locator('input[name="mentor"]')).toHaveValue('p2')
})

test('a consequential act shows its effects, then happens, and offers undo', async ({ page }) => {
	await open(page, 'part=forms')
	await page.getByRole('button', { name: 'Schedule…' }).press('Enter')
	const dialog = page.getByRole('dialog')
	await expect(dialog.getByText('by e-mail and push')).toBeVisible()
	await expectAccessible(page)
	await dialog.getByRole('button', { name: /Replace and tell/ }).press('Enter')
	await expect(dialog).toBeHidden()
	await page.getByRole('button', { name: 'Undo' }).press('Enter')
	await expect(page.getByRole('paragraph').filter({ hasText: 'Put back' })).toBeVisible()
})

test('dialog: focus stays inside, Escape closes, focus goes back', async ({ page }) => {
	await open(page, 'part=overlays')
	const opener = page.getByRole('button', { name: 'Open dialog' })
	await opener.press('Enter')
	const dialog = page.getByRole('dialog')
	await expect(dialog).toBeVisible()
	await expectAccessible(page)
	const inside = dialog.getByRole('combobox')
	await inside.click()
	await page.getByRole('option', { name: 'Tom Wu' }).click()
	await expect(inside).toHaveValue('Tom Wu')
	await page.getByRole('button', { name: 'More' }).press('Enter')
	await expect(page.getByRole('menuitem', { name: 'Copy link' })).toBeFocused()
	await page.keyboard.press('ArrowDown')
	await expect(page.getByRole('menuitem', { name: 'Print' })).toBeFocused()
	await page.keyboard.press('Escape')
	await expect(page.getByRole('menu')).toBeHidden()
	await expect(dialog).toBeVisible()
	await page.keyboard.press('Escape')
	await expect(dialog).toBeHidden()
	await expect(opener).toBeFocused()
})

test('palette and shortcuts by keyboard', async ({ page }) => {
	await open(page, 'part=lists')
	await page.keyboard.press('Control+k')
	await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused()
	await expectAccessible(page)
	await page.keyboard.type('calen')
	await expect(page.getByRole('option', { name: 'Calendar' })).toHaveAttribute('aria-selected', 'true')
	await expect(page.getByRole('option', { name: 'Camille Roux (calen)' })).toBeVisible()
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('ArrowUp')
	await expect(page.getByRole('option', { name: 'Calendar' })).toHaveAttribute('aria-selected', 'true')
	await page.keyboard.press('Enter')
	await expect(page).toHaveURL(/part=calendar/)
	await page.locator('main').focus()
	await page.keyboard.press('?')
	await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})

test('calendar: open, add and move between views by keyboard', async ({ page }) => {
	await open(page, 'part=calendar')
	await page
		.getByRole('button', { name: /Lower body, heavy\s?, done/ })
		.first()
		.press('Enter')
	await expect(page.getByRole('dialog', { name: 'Workout' })).toBeVisible()
	await page.keyboard.press('Escape')
	await page.getByRole('link', { name: 'Add on Tuesday 10 March' }).press('Enter')
	await expect(page.getByRole('paragraph').filter({ hasText: '+ 2026-03-10' })).toBeVisible()
	await page.getByRole('link', { name: 'Week' }).press('Enter')
	await expect(page.getByRole('heading', { name: '9–15 March 2026' })).toBeVisible()
})

test('calendar: dragging moves by a day', async ({ page }) => {
	await open(page, 'part=calendar')
	const workout = page.getByRole('button', { name: 'Upper body' }).last()
	await workout.scrollIntoViewIfNeeded()
	const from = await workout.boundingBox()
	if (!from) throw new Error('the workout is on the page')
	await page.mouse.move(from.x + 30, from.y + 8)
	await page.mouse.down()
	await page.mouse.move(from.x + 30 + from.width, from.y + 12, { steps: 8 })
	await page.mouse.up()
	await expect(page.getByRole('paragraph').filter({ hasText: 'w25 → 2026-03-26' })).toBeVisible()
})

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false })

	test('errors, kept values, previews and the calendar are there', async ({ page }) => {
		await page.goto('/styleguide?part=forms')
		await page.getByLabel('E-mail address').fill('camille@example.org')
		await page.getByRole('button', { name: 'Create client' }).click()
		await expect(page.getByRole('alert')).toContainText('two fields need another look')
		await expect(page.getByLabel('E-mail address')).toHaveValue('camille@example.org')
		await page.getByLabel('First day').fill('2026-03-16')
		await page.getByRole('button', { name: 'Schedule…' }).click()
		await expect(page.getByText('by e-mail and push')).toBeVisible()
		await expect(page.getByLabel('First day')).toHaveValue('2026-03-16')
		await page.getByRole('button', { name: /Replace and tell/ }).click()
		await expect(page.getByText('by e-mail and push')).toBeHidden()
		await page.goto('/styleguide?part=calendar')
		await expect(page.getByRole('heading', { name: 'Thursday 12 March' })).toBeVisible()
	})
})
