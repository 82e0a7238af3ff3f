import { cards, coach, newProgram, saved, typeExercise } from './building.ts'
import { expect, expectAccessible, logIn, test } from './fixtures.ts'

test.beforeEach(async ({ page }) => {
	await logIn(page, coach.email, coach.password)
})

test('3.1 a coach builds a program with the keyboard alone', async ({ page }) => {
	await newProgram(page, 'Clavier')
	await page.locator('[data-cell="1/1"]').focus()
	await page.keyboard.press('n')
	await page.keyboard.type('Jour lourd')
	await page.keyboard.press('Enter')
	await typeExercise(page, 'back squat', '5x5 @80% rpe8 r120 with chains')
	await page.keyboard.press('Enter')
	await typeExercise(page, 'romanian dead', '3x8-10 @60kg')
	await expect(page.locator('.unread')).toContainText('with chains')
	await page.keyboard.press('Escape')
	await page.keyboard.press('Escape')
	await expect(cards(page, '1/1')).toBeFocused()
	await page.keyboard.press('c')
	await page.keyboard.press('ArrowRight')
	await page.keyboard.press('ArrowRight')
	await page.keyboard.press('v')
	await expect(cards(page, '1/3')).toBeFocused()
	await page.keyboard.press('Control+a')
	await page.keyboard.press('c')
	for (const [key, week] of [
		['ArrowDown', 2],
		['ArrowDown', 3],
	] as const) {
		await page.keyboard.press(key)
		await page.keyboard.press('v')
		await expect(cards(page, `${week}/3`)).toHaveCount(1)
	}
	await page.keyboard.press('Delete')
	await expect(cards(page, '3/1')).toHaveCount(0)
	await page.keyboard.press('Control+z')
	await expect(cards(page, '3/1')).toHaveCount(1)
	await saved(page)
	await page.reload()
	await expect(page.locator('[data-card]')).toHaveCount(6)
	await expect(cards(page, '3/3')).toContainText('with chains')
})

test('3.1 type-ahead takes nothing from a list that answers an earlier text: one types on, the choice follows', async ({
	page,
}) => {
	await newProgram(page, 'Vite')
	await page.locator('[data-cell="1/1"]').focus()
	await page.keyboard.press('n')
	await page.keyboard.press('Enter')
	await page.keyboard.type('back squat')
	await expect(page.getByRole('option', { name: /arrière/ }).first()).toBeVisible()
	// From here on every answer takes its time.
	await page.route('**/coach/exercises/find?*', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 700))
		await route.continue()
	})
	await page.keyboard.press('Control+a')
	await page.keyboard.type('bench press')
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	await page.keyboard.type('3x8 @50kg')
	const [name, sets] = [page.locator('[data-item] input').first(), page.locator('[data-item] input').nth(1)]
	await expect(sets).toHaveValue('3x8 @50kg')
	await expect(name).toHaveValue(/couché/)
	await expect(name).not.toHaveClass(/unknown/)
	await expect(sets).toBeFocused()
	// Without an arrow nothing was chosen: the text stays as it is, whatever the list says later.
	await page.keyboard.press('Enter')
	await page.keyboard.type('bench')
	await page.keyboard.press('Enter')
	await page.keyboard.type('5x5')
	await expect(page.locator('[data-item] input').nth(3)).toHaveValue('5x5')
	await page.waitForTimeout(1000)
	await expect(page.locator('[data-item] input').nth(2)).toHaveValue('bench')
})

test('3.1 and with the mouse: add, drag, several at once, undo, weeks, publish', async ({ page }) => {
	await newProgram(page, 'Souris')
	await page.locator('[data-cell="1/2"]').hover()
	await page.locator('[data-cell="1/2"] .add').click()
	await page.locator('aside .title').fill('Haut du corps')
	await page.locator('aside [data-add]').click()
	await typeExercise(page, 'bench press', '3x10')
	await page.locator('aside header button').last().click()
	const [from, to] = [
		await cards(page, '1/2').boundingBox(),
		await page.locator('[data-cell="2/4"]').boundingBox(),
	]
	await page.mouse.move((from?.x ?? 0) + 20, (from?.y ?? 0) + 10)
	await page.mouse.down()
	await page.mouse.move((to?.x ?? 0) + 30, (to?.y ?? 0) + 10, { steps: 8 })
	await page.mouse.up()
	await expect(cards(page, '2/4')).toHaveCount(1)
	await expect(cards(page, '1/2')).toHaveCount(0)
	await page.locator('[data-cell="2/4"] [data-card]').focus()
	await page.keyboard.press('Control+z')
	await expect(cards(page, '1/2')).toHaveCount(1)
	await saved(page)
	await expectAccessible(page)
	await page.locator('header .button.primary').click()
	await expect(page.locator('header .button.primary')).toHaveCount(0)
})

test('what was typed survives a dead network and a reload', async ({ page, context }) => {
	await newProgram(page, 'Réseau')
	await page.locator('[data-cell="1/1"]').focus()
	await page.keyboard.press('n')
	await page.keyboard.type('Avant')
	await saved(page)
	await context.setOffline(true)
	await page.locator('aside .title').fill('Pendant la coupure')
	await expect(page.locator('.save.failed')).toBeVisible()
	await context.setOffline(false)
	page.on('dialog', (dialog) => dialog.accept())
	await page.reload()
	await expect(cards(page, '1/1')).toContainText('Pendant la coupure', { timeout: 15_000 })
	await saved(page)
	await page.evaluate(() => localStorage.clear())
	await page.reload()
	await expect(cards(page, '1/1')).toContainText('Pendant la coupure')
})

test('two who edit the same workout: the second sees the first’s version and keeps both', async ({
	page,
	context,
}) => {
	await newProgram(page, 'À deux')
	await page.locator('[data-cell="1/1"]').focus()
	await page.keyboard.press('n')
	await page.keyboard.type('Début')
	await saved(page)
	const other = await context.newPage()
	await other.goto(page.url())
	await other.waitForLoadState('networkidle')
	await cards(other, '1/1').click()
	await other.locator('aside .title').fill('La sienne')
	await saved(other)
	await page.locator('aside .title').fill('La mienne')
	const conflict = page.locator('aside [role=alert]')
	await expect(conflict).toContainText('La sienne')
	await expect(page.locator('aside .title')).toHaveValue('La mienne')
	await expectAccessible(page)
	await conflict.locator('button').last().click()
	await expect(cards(page, '1/1')).toHaveText([/La sienne/, /La mienne/])
	await saved(page)
	await page.reload()
	await expect(cards(page, '1/1')).toHaveText([/La sienne/, /La mienne/])
})

test('3.3 an exercise is found, made one’s own, changed and found again', async ({ page }) => {
	await page.goto('/coach/exercises?q=presse')
	await page.goto('/coach/exercises?show=lib:front-squat')
	await expectAccessible(page)
	await page.locator('form[data-does="exercises.duplicate-exercise"] button').click()
	await page.waitForURL(/edit=1/)
	await page
		.locator('form[data-does="exercises.edit-exercise"] input[name=name]')
		.fill('Squat clavicule maison')
	await page.locator('form[data-does="exercises.edit-exercise"] button[type=submit]').click()
	await page.waitForURL((url) => !url.searchParams.has('edit'))
	await page.goto('/coach/exercises?q=clavicule+maison')
	await expect(page.getByRole('row', { name: /Squat clavicule maison/ })).toBeVisible()
	await expectAccessible(page)
})
