import type { Page } from '@playwright/test'
import { gpxRun } from '../src/features/imports/recordings/samples.ts'
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
		.locator('#file')
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
		await page.locator('#file').setInputFiles({ name, mimeType: 'text/csv', buffer })
		await page.locator('form[action$="/import/upload"] button').click()
		await expect(page.locator('[role=alert]')).not.toHaveText('')
	}
	await page.goto(`${path}/import`)
	await expect(page.getByText('bytes.csv')).toHaveCount(0)
})

const program = `Semaine;Jour;Séance;Bloc;Exercice;Séries
1;Lundi;Essai tableur;Force;Squat arrière;5x5 @80% r120
;;;;Machine sans nom;comme d’habitude
;Jeudi;Essai haut;;Développé couché;3x8 60kg
0;Lundi;;;Squat arrière;5x5
`

test('issue 5.8 a coach brings a program from a French spreadsheet, opens it and takes it back, by keyboard', async ({
	page,
}, info) => {
	test.setTimeout(240_000)
	await logIn(page, coach.email, coach.password)
	await page.goto('/coach/programs')
	await press(page, page.locator('main a[href="/coach/programs/import"]'))
	await page.waitForURL(/programs\/import$/)
	await page.waitForLoadState('networkidle')
	const buffer = Buffer.from(program)
	await page.locator('input[type=file]').setInputFiles({ name: 'Essai.csv', mimeType: 'text/csv', buffer })
	await press(page, page.locator('form[action$="/import/upload"] button[type=submit]'))
	await page.waitForURL(/\/import\/[0-9a-f-]{36}$/)
	const here = page.url()
	const map = page.locator('form[data-does="imports.map-import"]')
	await expect(map).toBeVisible({ timeout: 20_000 })
	await page.waitForLoadState('networkidle')
	await expect(map.locator('select[name="mapping.columns.5:text"]')).toHaveValue('prescription')
	await press(page, map.locator('button[type=submit]'))
	const run = page.locator('form[data-does="imports.run-import"] button')
	await expect(run).toBeVisible({ timeout: 20_000 })
	await expect(page.getByText('La semaine n’est pas un nombre de 1 à 104.')).toBeVisible()
	await expect(page.getByText(/1 ligne de séries reste du texte/)).toBeVisible()
	await expectPagesFit(page, [here, '/coach/programs/import'], info)
	await page.setViewportSize({ width: 390, height: 844 })
	await expectPagesFit(page, [here, '/coach/programs/import'], info)
	await page.setViewportSize({ width: 1280, height: 800 })
	await page.goto(here)
	await page.waitForLoadState('networkidle')
	await press(page, run)
	const open = page.locator('main a[href^="/coach/programs/"]', { hasText: 'Ouvrir le programme' })
	await expect(open).toBeVisible({ timeout: 20_000 })
	await press(page, open)
	await expect(page.getByText('Essai tableur').first()).toBeVisible()
	await page.goto(here)
	await page.waitForLoadState('networkidle')
	await press(page, page.locator('form[data-does="imports.undo-import"] button').first())
	await press(page, page.locator('dialog[open] footer button[type=submit]'))
	await expect(page.getByText('Annulé', { exact: true })).toBeVisible({ timeout: 20_000 })
})

test.describe('on the phone', () => {
	test.use({ viewport: { width: 390, height: 844 } })

	test('issue 5.8 a client sends the file of a watch from the phone: once in history, with its pace, and taken back', async ({
		page,
	}, info) => {
		test.setTimeout(180_000)
		await logIn(page, 'chloe@demo.touchline.test', coach.password)
		await page.goto('/client/history')
		await page.locator('main a[href="/client/history/files"]').click()
		await page.waitForURL(/history\/files$/)
		const run = gpxRun(new Date('2024-03-05T06:30:00Z'), 50, 10_000, 'Essai montre')
		const files = [
			{ name: 'run.gpx', mimeType: 'application/gpx+xml', buffer: Buffer.from(run) },
			{ name: 'cut.gpx', mimeType: 'application/gpx+xml', buffer: Buffer.from(run.slice(0, 900)) },
		]
		const send = async () => {
			await page.locator('input[type=file]').setInputFiles(files)
			await page.locator('form[action$="/files/upload"] button').click()
			await page.waitForURL(/file=/)
		}
		await send()
		const answers = page.locator('ul.answers')
		await expect(answers).toContainText('1 séance reprise.')
		await expect(answers).toContainText('abîmé ou incomplet')
		await send()
		await expect(answers).toContainText('1 y était déjà.')
		await expectPagesFit(page, ['/client/history/files'], info)
		await page.goto('/client/history/files')
		await page.getByRole('link', { name: /Essai montre/ }).click()
		await page.waitForURL(/history\/[0-9a-f-]{36}$/)
		await expect(page.getByText('5:00 /km')).toBeVisible()
		await expectPagesFit(page, [page.url()], info)
		await page.setViewportSize({ width: 1280, height: 800 })
		await expectPagesFit(page, [page.url(), '/client/history/files'], info)
		await page.goto('/client/history/files')
		await page.waitForLoadState('networkidle')
		const row = page.locator('li', { hasText: 'Essai montre' })
		await row.locator('form[data-does="imports.remove-recording"] button').first().click()
		await page.locator('dialog[open] footer button[type=submit]').click()
		await expect(page.getByText('Essai montre')).toHaveCount(0)
	})
})
