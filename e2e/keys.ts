import type { Locator, Page } from '@playwright/test'
import { coach } from './building.ts'
import { expect } from './fixtures.ts'

/** What one does who has no mouse: nothing here clicks, hovers, fills or sets a focus. */

export async function logInByKeys(page: Page, email: string, password = coach.password): Promise<void> {
	await page.goto('/login')
	await typeInto(page, page.locator('input[name=email]'), email)
	await typeInto(page, page.locator('input[name=password]'), password)
	await page.keyboard.press('Enter')
	await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}

/** Opens a page, and waits until it hears keys. */
export async function open(page: Page, path: string): Promise<void> {
	await page.goto(path)
	await page.waitForLoadState('networkidle')
}

/** Goes there with Tab, as one without a mouse does; fails where Tab doesn't lead. */
export async function tabTo(page: Page, target: Locator, { backwards = false } = {}): Promise<void> {
	await expect(target).toBeVisible()
	const here = () => target.evaluate((element) => element === document.activeElement)
	for (let steps = 0; steps < 120; steps++) {
		if (await here()) return
		await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab')
	}
	await expect(target).toBeFocused()
}

export async function press(page: Page, target: Locator, way = {}): Promise<void> {
	await tabTo(page, target, way)
	await page.keyboard.press('Enter')
}

/** What stands in the field already goes. */
export async function typeInto(page: Page, target: Locator, text: string, way = {}): Promise<void> {
	await tabTo(page, target, way)
	await page.keyboard.press('Control+a')
	await page.keyboard.type(text)
}

/** A day in a date field; its parts are typed in the order of the browser's own language, which is English of the States. */
export async function typeDay(page: Page, target: Locator, day: { toString(): string }): Promise<void> {
	const [year, month, date] = String(day).split('-')
	await tabTo(page, target)
	await page.keyboard.type(`${month}${date}${year}`)
	await expect(target).toHaveValue(String(day))
}

/** Types into a combobox and takes the choice of that name. */
export async function choose(page: Page, box: Locator, typed: string, name: string | RegExp): Promise<void> {
	await typeInto(page, box, typed)
	const option = page.getByRole('option', { name }).first()
	await expect(option).toBeVisible()
	// A list that has just been answered anew has no choice marked: whoever types looks before pressing Enter.
	await expect(async () => {
		if ((await option.getAttribute('data-highlighted')) === null) await page.keyboard.press('ArrowDown')
		await expect(option).toHaveAttribute('data-highlighted', '', { timeout: 500 })
	}).toPass({ timeout: 15_000 })
	await page.keyboard.press('Enter')
}

export const submitOf = (page: Page, does: string): Locator =>
	page.locator(`form[data-does="${does}"] button[type=submit]`).first()

export async function confirmByKeys(page: Page): Promise<void> {
	const dialog = page.locator('dialog[open]')
	await press(page, dialog.locator('footer button[type=submit]'))
	await expect(dialog).toHaveCount(0)
}

/** The undo of the latest notice: F8 leads there from wherever one is. */
export async function undoByKeys(page: Page): Promise<void> {
	await expect(page.locator('.toast .undo').last()).toBeVisible()
	await page.keyboard.press('F8')
	await expect(page.locator('.toast .undo').last()).toBeFocused()
	await page.keyboard.press('Enter')
}
