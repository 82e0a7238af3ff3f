import { Temporal } from 'temporal-polyfill'
import { builderIsReady, cards, coach, saved, typeExercise } from './building.ts'
import { expect, test } from './fixtures.ts'
import {
	choose,
	confirmByKeys,
	logInByKeys,
	open,
	press,
	submitOf,
	tabTo,
	typeDay,
	typeInto,
	undoByKeys,
} from './keys.ts'

/** Every act that another journey does with a mouse, done without one (quality 6). */

const tom = 'tom@demo.touchline.test'
const ben = 'ben@demo.touchline.test'
/** Whose password changes: no other journey logs in as her. */
const maggie = 'maggie@demo.touchline.test'
const today = Temporal.Now.plainDateISO('Europe/London')

test.describe('programs', () => {
	test.beforeEach(({ page }) => logInByKeys(page, coach.email))

	test('3.1 workouts are moved, duplicated, deleted and brought back; an exercise moves up', async ({
		page,
	}) => {
		await open(page, '/coach/programs/new')
		await typeInto(page, page.locator('input[name=title]'), 'Déplacer')
		await page.keyboard.press('Enter')
		await builderIsReady(page)
		await tabTo(page, page.locator('[data-cell="1/1"]'))
		await page.keyboard.press('n')
		await page.keyboard.type('Jour 1')
		await page.keyboard.press('Enter')
		await typeExercise(page, 'back squat', '5x5')
		await page.keyboard.press('Enter')
		await typeExercise(page, 'bench press', '3x8')
		await page.keyboard.press('Alt+ArrowUp')
		await page.keyboard.press('Escape')
		await page.keyboard.press('Escape')
		await expect(cards(page, '1/1')).toContainText(/couché.*arrière/)
		for (const key of ['x', 'ArrowDown', 'v']) await page.keyboard.press(key)
		await expect(cards(page, '2/1')).toBeFocused()
		await expect(cards(page, '1/1')).toHaveCount(0)
		await page.keyboard.press('d')
		await expect(cards(page, '2/1')).toHaveCount(2)
		await page.keyboard.press('Delete')
		await expect(cards(page, '2/1')).toHaveCount(1)
		await page.keyboard.press('Control+z')
		await expect(cards(page, '2/1')).toHaveCount(2)
		await page.keyboard.press('Enter')
		await tabTo(page, page.locator('aside select').first())
		await page.keyboard.press('1')
		await expect(cards(page, '1/1')).toHaveCount(1)
		await saved(page)
	})

	test('3.3 an exercise is found and made one’s own', async ({ page }) => {
		await open(page, '/coach/exercises?show=lib:front-squat')
		await press(page, submitOf(page, 'exercises.duplicate-exercise'))
		await page.waitForURL(/edit=1/)
		const name = page.locator('form[data-does="exercises.edit-exercise"] input[name=name]')
		await typeInto(page, name, 'Squat au clavier')
		await page.keyboard.press('Enter')
		await page.waitForURL((url) => !url.searchParams.has('edit'))
		await open(page, '/coach/exercises')
		await typeInto(page, page.locator('input[name=q]'), 'au clavier')
		await expect(page.getByRole('row', { name: /Squat au clavier/ })).toBeVisible()
	})

	test('4.2 a program is published and shared with a group', async ({ page }) => {
		await open(page, '/coach/programs/new')
		await typeInto(page, page.locator('input[name=title]'), 'Groupe au clavier')
		await page.keyboard.press('Enter')
		await builderIsReady(page)
		await tabTo(page, page.locator('[data-cell="1/1"]'))
		await page.keyboard.press('n')
		await page.keyboard.type('Jour 1')
		await saved(page)
		await press(page, page.locator('header .button.primary'), { backwards: true })
		await expect(page.locator('header .button.primary')).toHaveCount(0)
		await open(page, `${page.url()}/sharing`)
		const type = page.locator('form[data-does="sharing.set-sharing"]')
		await tabTo(page, type.getByRole('radio').first())
		await page.keyboard.press('ArrowDown')
		await tabTo(page, type.getByRole('combobox'))
		await page.keyboard.press('ArrowDown')
		await page.keyboard.press('ArrowDown')
		await page.keyboard.press('Enter')
		await expect(type.locator('input[name="groupIds[]"]').last()).toHaveValue(/./)
		await page.keyboard.press('Escape')
		await press(page, type.locator('button[type=submit]'))
		await tabTo(page, page.getByRole('switch'), { backwards: true })
		await page.keyboard.press('Space')
		await confirmByKeys(page)
		await expect(page.getByRole('switch')).toBeChecked()
	})
})

test.describe('clients', () => {
	test.beforeEach(({ page }) => logInByKeys(page, tom))

	test('2.1, 2.5 a client is made, noted, archived from the list and taken back', async ({ page }) => {
		await open(page, '/coach/clients/new')
		await typeInto(page, page.locator('input[name=firstName]'), 'Odile')
		await typeInto(page, page.locator('input[name="lastName:text"]'), 'Quentin')
		await page.keyboard.press('Enter')
		await expect(page.getByRole('heading', { level: 1, name: 'Odile Quentin' })).toBeVisible()
		await press(page, page.locator('nav.tabs a[href$="/notes"]'))
		await page.waitForURL(/\/notes$/)
		await typeInto(page, page.locator('form[data-does="clients.add-note"] textarea'), 'Prefers mornings')
		await press(page, submitOf(page, 'clients.add-note'))
		await expect(page.locator('main article').getByText('Prefers mornings')).toBeVisible()
		await open(page, '/coach/clients?q=quentin')
		await press(page, page.locator('tbody .menu-trigger'))
		await page.keyboard.press('ArrowDown')
		await page.keyboard.press('Enter')
		await expect(page.locator('tbody tr')).toHaveCount(0)
		await undoByKeys(page)
		await expect(page.locator('tbody tr')).toHaveCount(1)
	})

	test('2.1 several are chosen and get a tag', async ({ page }) => {
		await open(page, '/coach/clients')
		for (const row of [0, 1]) {
			await tabTo(page, page.locator('tbody input[type=checkbox]').nth(row))
			await page.keyboard.press('Space')
		}
		await press(page, page.getByRole('toolbar').getByRole('button', { name: 'tag' }))
		await typeInto(page, page.locator('dialog[open] input[name="add[]"]').last(), 'by keys')
		await page.keyboard.press('Enter')
		await expect(page.locator('dialog[open]')).toHaveCount(0)
		await open(page, '/coach/clients?tag=by+keys')
		await expect(page.locator('tbody tr')).toHaveCount(2)
	})

	test('2.1 a list is brought in', async ({ page }) => {
		await open(page, '/coach/clients/import')
		await tabTo(page, page.locator('input[type=file]'))
		const asked = page.waitForEvent('filechooser')
		await page.keyboard.press('Enter')
		const list = 'First name,Last name,Email\nMaëlle,Arnaud,maelle.arnaud@example.test'
		await (await asked).setFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
		await press(page, page.locator('main form button[type=submit]'))
		await page.waitForURL(/\/coach\/clients\/import\/[0-9a-f-]{36}$/)
		await page.waitForLoadState('networkidle')
		await press(page, submitOf(page, 'clients.run-import'))
		await press(page, page.getByRole('link', { name: 'See the clients' }))
		await typeInto(page, page.locator('input[name=q]'), 'arnaud')
		await expect(page.getByRole('row', { name: /Maëlle Arnaud/ })).toBeVisible()
	})

	test('2.3 a group is made, somebody added to it and taken out again', async ({ page }) => {
		await open(page, '/coach/groups')
		await typeInto(page, page.locator('form[data-does="clients.create-group"] input[name=name]'), 'Keys only')
		await page.keyboard.press('Enter')
		await expect(page.getByRole('heading', { level: 1, name: 'Keys only' })).toBeVisible()
		await page.waitForLoadState('networkidle')
		await choose(page, page.getByRole('combobox').first(), 'whitaker', 'Ben Whitaker')
		await page.keyboard.press('Escape')
		await press(page, submitOf(page, 'clients.add-to-group'))
		await expect(page.locator('main li a', { hasText: 'Ben Whitaker' })).toBeVisible()
		await press(page, submitOf(page, 'clients.remove-from-group'))
		await expect(page.locator('main li a', { hasText: 'Ben Whitaker' })).toHaveCount(0)
	})
})

test.describe('calendars', () => {
	test('5.1, 5.2 a client adds a workout, moves it, puts it back, and skips one', async ({ page }) => {
		const [on, to] = [today.add({ days: 60 }), today.add({ days: 61 })]
		await logInByKeys(page, ben)
		await open(page, `/client/calendar/add?on=${on}`)
		const form = page.locator('form[data-does="calendars.add-workout"]')
		await typeInto(page, form.locator('input[name=title]'), 'Hill sprints')
		await page.keyboard.press('Enter')
		await page.waitForURL(/\/client\/calendar\?/)
		await open(page, `/client/calendar?view=day&date=${on}`)
		await press(page, page.locator('article', { hasText: 'Hill sprints' }).locator('a.dots'))
		await page.waitForURL(/\/client\/calendar\/workouts\//)
		await page.waitForLoadState('networkidle')
		await typeDay(page, page.locator('form[data-does="calendars.move-workouts"] input[name=onDate]'), to)
		await press(page, submitOf(page, 'calendars.move-workouts'))
		await page.waitForURL(/\/client\/calendar\?/)
		await undoByKeys(page)
		await expect(page.locator('.toast .undo')).toHaveCount(0)
		await expect(page.locator('.toast')).toHaveCount(1)
		await open(page, `/client/calendar?view=day&date=${on}`)
		await press(page, page.locator('article', { hasText: 'Hill sprints' }).locator('a.main'))
		await page.waitForURL(/\/client\/workouts\//)
		await press(page, page.locator('button[formaction="?/skip-workout"]'))
		await expect(page.locator('section.skipped')).toBeVisible()
	})

	test('5.1 a coach opens a workout from the month, moves it, and copies one to another client', async ({
		page,
	}) => {
		await page.setViewportSize({ width: 1440, height: 900 })
		await logInByKeys(page, tom)
		await open(page, '/coach/clients?q=whitaker')
		await press(page, page.locator('tbody a[href^="/coach/clients/"]'))
		await press(page, page.locator('nav.tabs a[href$="/calendar"]'))
		await page.waitForURL(/\/calendar$/)
		await press(page, page.locator('.tl-event:not(.tl-done)').last())
		await page.waitForURL(/\/workouts\//)
		await page.waitForLoadState('networkidle')
		const title = await page.getByRole('heading', { level: 1 }).innerText()
		const on = today.add({ days: 90 })
		await typeDay(page, page.locator('form[data-does="calendars.move-workouts"] input[name=onDate]'), on)
		await press(page, submitOf(page, 'calendars.move-workouts'))
		await page.waitForURL(/\/calendar\?/)
		await open(page, `${new URL(page.url()).pathname}?view=day&date=${on}`)
		await press(page, page.locator('.tl-event', { hasText: title }))
		await page.waitForURL(/\/workouts\//)
		await page.waitForLoadState('networkidle')
		await press(page, page.getByRole('button', { name: 'another client' }))
		const dialog = page.locator('dialog[open]')
		await choose(page, dialog.getByRole('combobox'), 'priya', /Priya/)
		await press(page, dialog.locator('button[type=submit]'))
		// The copy is shown where it went, with its undo.
		await expect(page.getByRole('heading', { level: 1, name: /Priya/ })).toBeVisible()
		await expect(page.locator('.tl-event', { hasText: title }).first()).toBeVisible()
		await undoByKeys(page)
		await expect(page.locator('.toast').last()).toContainText('Put back')
	})
})

test.describe('accounts', () => {
	test('1.1 a wrong password is refused, a right one changed and used', async ({ page }) => {
		await open(page, '/login')
		await typeInto(page, page.locator('input[name=email]'), maggie)
		await typeInto(page, page.locator('input[name=password]'), 'not this one at all')
		await page.keyboard.press('Enter')
		await expect(page.getByRole('alert')).toBeFocused()
		await logInByKeys(page, maggie)
		await open(page, '/account/password')
		await typeInto(page, page.locator('input[name=password]'), coach.password)
		await typeInto(page, page.locator('input[name=newPassword]'), 'off the touchline')
		await page.keyboard.press('Enter')
		await expect(
			page
				.getByRole('status')
				.filter({ hasText: 'Your password is changed. Your other devices are logged out.' }),
		).toBeVisible()
		await open(page, '/logout')
		await press(page, submitOf(page, 'accounts.log-out'))
		await page.waitForURL('**/login**')
		await logInByKeys(page, maggie, 'off the touchline')
	})

	test('1.3 somebody is asked into the team and comes in by the mail', async ({ page, touchline }) => {
		await logInByKeys(page, coach.email)
		await open(page, '/coach/settings/team')
		const invite = page.locator('form[data-does="accounts.invite-staff"]')
		await typeInto(page, invite.locator('input[name=name]'), 'Kim Keys')
		await typeInto(page, invite.locator('input[name=email]'), 'kim@example.test')
		await page.keyboard.press('Enter')
		const mail = await touchline.mailTo('kim@example.test')
		const link = /http:\/\/\S+\/invitation\/\S+/.exec(mail.text ?? '')?.[0] ?? ''
		await page.context().clearCookies()
		await open(page, link)
		await typeInto(page, page.locator('input[name=newPassword]'), 'a quiet lane near the river')
		await page.keyboard.press('Enter')
		await page.waitForURL('**/coach')
	})
})
