import type { Locator, Page } from '@playwright/test'
import { coach } from './building.ts'
import { expect } from './fixtures.ts'

export async function logInByKeys(page: Page, email: string): Promise<void> {
	await page.goto('/login')
	await typeInto(page, page.locator('input[name=email]'), email)
	await typeInto(page, page.locator('input[name=password]'), coach.password)
	await page.keyboard.press('Enter')
	await page.waitForURL((url) => !url.pathname.startsWith('/login'))
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

export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
	await tabTo(page, target)
	await page.keyboard.type(text)
}

export async function confirmByKeys(page: Page): Promise<void> {
	const dialog = page.locator('dialog[open]')
	await press(page, dialog.locator('footer button[type=submit]'))
	await expect(dialog).toHaveCount(0)
}
