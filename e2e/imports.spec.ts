import type { Page } from '@playwright/test'
import { coach } from './building.ts'
import { expect, expectPagesFit, logIn, test } from './fixtures.ts'
import { press } from './keys.ts'

const table = `Date;Séance;Exercice;Série;Répétitions;Charge (kg)
05/01/2021;Essai bas;Squat arrière;1;5;61,5
05/01/2021;Essai bas;Machine sans nom;1;12;30
31/02/2021;Essai bas;Squat arrière;2;5;61,5
06/01/2021;Essai haut;Développé couché;1;=1+1;40
`

async function clientPath(page: Page, name: string): Promise<string> {
	await page.goto(`/coach/clients?q=${name}`)
	const link = page.locator('main a[href^="/coach/clients/"]', { hasText: name }).first()
	return String(await link.getAttribute('href'))
}

test('issue 5.8 a French spreadsheet with errors: looked through, brought over once, undone, by keyboard', async ({
	page,
}, info) => {
	test.setTimeout(240_000)
	await logIn(page, coach.email, coach.password)
	const path = await clientPath(page, 'Girard')
	await page.goto(`${path}/training`)
	await page.locator(`a[href="${path}/import"]`).click()
	await page.waitForURL(/\/import$/)
	const bytes = new TextEncoder().encode(table)
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'carnet.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) })
	await press(page, page.locator('form[action$="/import/upload"] button'))
	await page.waitForURL(/\/import\/[0-9a-f-]{36}$/)
	const here = page.url()
	const map = page.locator('form[data-does="imports.map-import"]')
	await expect(map).toBeVisible({ timeout: 20_000 })
	await page.waitForLoadState('networkidle')
	await expect(map.locator('select[name="mapping.columns.2:text"]')).toHaveValue('exercise')
	await press(page, map.locator('button[type=submit]'))
	const run = page.locator('form[data-does="imports.run-import"] button')
	await expect(run).toBeVisible({ timeout: 20_000 })
	await expect(page.getByText('La date est illisible ou n’existe pas.')).toBeVisible()
	await expect(page.getByText(/répétitions ne sont pas un nombre/)).toBeVisible()
	await expect(map.getByText('Machine sans nom', { exact: true })).toBeVisible()
	await expectPagesFit(page, [here, `${path}/import`], info)
	await page.setViewportSize({ width: 390, height: 844 })
	await expectPagesFit(page, [here, `${path}/import`], info)
	await page.setViewportSize({ width: 1280, height: 800 })
	await page.goto(here)
	await page.waitForLoadState('networkidle')
	await press(page, run)
	await expect(page.locator('form[data-does="imports.undo-import"]')).toBeVisible({ timeout: 20_000 })
	await page.goto(`${path}/training`)
	await expect(page.getByText('Essai bas')).toBeVisible()
	await expect(page.getByText('Essai haut')).toHaveCount(0)
	await page.goto(here)
	await page.waitForLoadState('networkidle')
	await press(page, page.locator('form[data-does="imports.undo-import"] button').first())
	const dialog = page.locator('dialog[open]')
	await expect(dialog).toContainText('2 séries')
	await press(page, dialog.locator('footer button[type=submit]'))
	await expect(page.getByText('Annulé', { exact: true })).toBeVisible({ timeout: 20_000 })
	await page.goto(`${path}/training`)
	await expect(page.getByText('Essai bas')).toHaveCount(0)
})

test('issue 5.8 what is no table is refused beside its field, and nothing is kept', async ({ page }) => {
	await logIn(page, coach.email, coach.password)
	const path = await clientPath(page, 'Girard')
	for (const [name, buffer] of [
		['empty.csv', Buffer.alloc(0)],
		['bytes.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 2, 3, 0])],
		['one-line.csv', Buffer.from('Date;Exercice')],
	] as const) {
		await page.goto(`${path}/import`)
		await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
		await page.locator('form[action$="/import/upload"] button').click()
		await expect(page.locator('[role=alert]')).not.toHaveText('')
	}
	await page.goto(`${path}/import`)
	await expect(page.getByText('bytes.csv')).toHaveCount(0)
})
