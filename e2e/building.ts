import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** The demo studio's owner, in French. */
export const coach = { email: 'camille@demo.touchline.test', password: 'on the touchline' }

/** A new program of four weeks, in the builder. */
export async function newProgram(page: Page, title: string): Promise<void> {
	await page.goto('/coach/programs/new')
	await page.locator('input[name=title]').fill(title)
	await page.locator('form[data-does="programs.create-program"] button[type=submit]').click()
	await builderIsReady(page)
}

/** The builder is there and hears keys. */
export async function builderIsReady(page: Page): Promise<void> {
	await page.waitForURL(/\/coach\/programs\/[0-9a-f-]{36}$/)
	await expect(page.locator('[data-cell="1/1"]')).toBeVisible()
	await expect(page.locator('[data-cell="1/1"]')).toHaveAttribute('tabindex', '0')
	await page.waitForLoadState('networkidle')
}

export const cards = (page: Page, cell: string): Locator => page.locator(`[data-cell="${cell}"] [data-card]`)

export const saved = (page: Page): Promise<void> =>
	expect(page.locator('.save.saved')).toBeVisible({ timeout: 15_000 })

/** Types an exercise and its sets into the row that has the focus. */
export async function typeExercise(page: Page, name: string, sets: string): Promise<void> {
	// What fits the first letters is offered before what fits the whole.
	const answered = page
		.waitForResponse((response) => response.url().endsWith(`find?q=${encodeURIComponent(name)}`), {
			timeout: 3000,
		})
		.catch(() => null)
	await page.keyboard.type(name)
	await answered
	await expect(page.locator('[role=listbox]:not([hidden]) [role=option]').first()).toBeVisible()
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	await page.keyboard.type(sets)
}

/**
 * Four weeks of two workouts, typed with the keyboard as a coach types them: "Jour lourd" on Mondays, "Jour léger" on
 * Wednesdays; the first week is copied to the others.
 */
export async function typeFourWeeks(page: Page): Promise<void> {
	await page.keyboard.press('n')
	await page.keyboard.type('Jour lourd')
	await page.keyboard.press('Enter')
	await typeExercise(page, 'back squat', '3x5 @80kg r120')
	await page.keyboard.press('Enter')
	await typeExercise(page, 'bench press', '2x8 @50kg')
	await backToGrid(page, '1/1')
	await page.keyboard.press('ArrowRight')
	await page.keyboard.press('ArrowRight')
	await page.keyboard.press('n')
	await page.keyboard.type('Jour léger')
	await page.keyboard.press('Enter')
	await typeExercise(page, 'romanian dead', '3x8-10 @60kg')
	await backToGrid(page, '1/3')
	await page.keyboard.press('Control+a')
	await page.keyboard.press('c')
	for (const week of [2, 3, 4]) {
		await page.keyboard.press('ArrowDown')
		await page.keyboard.press('v')
		await expect(cards(page, `${week}/3`)).toHaveCount(1)
	}
	await expect(page.locator('[data-card]')).toHaveCount(8)
	await saved(page)
}

async function backToGrid(page: Page, cell: string): Promise<void> {
	await page.keyboard.press('Escape')
	await page.keyboard.press('Escape')
	await expect(cards(page, cell)).toBeFocused()
}
