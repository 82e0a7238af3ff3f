import type { BrowserContext, Page } from '@playwright/test'
import { expect, expectAccessible, expectPagesFit, logIn, test } from './fixtures.ts'

const password = 'on the touchline'
const phoneSize = { width: 390, height: 844 }

/** A workout of the client's own, today: others may train what the demo planned. @returns its page's path */
async function ownWorkout(page: Page): Promise<string> {
	const ahead = await page.request.get('/client/ahead')
	const { owner }: { owner: string } = await ahead.json()
	const onDate = new Date().toISOString().slice(0, 10)
	const added = await page.request.post(`/api/v1/clients/${owner}/workouts`, {
		data: { onDate, title: 'In the cellar', text: 'Push-up 3x10\nPull-up 2x5' },
		headers: { origin: new URL(page.url()).origin },
	})
	expect(added.ok(), await added.text()).toBe(true)
	await page.goto('/client')
	await page.waitForLoadState('networkidle')
	return `/client/workouts/${(await added.json()).workoutId}`
}

type Session = {
	log: { status: string; comment: string } | null
	sections: {
		items: {
			name: string
			sets: { number: number; asks: { reps: boolean }; done: { reps: number } | null; overtaken: string[] }[]
		}[]
	}[]
}

async function sessionOf(page: Page, path: string): Promise<Session> {
	const answer = await page.request.get(`${path.replace('/client', '/api/v1')}/session`)
	return answer.json()
}

/** The reps of every set that is logged, as the server has them. */
const logged = async (page: Page, path: string) =>
	(await sessionOf(page, path)).sections.flatMap((each) =>
		each.items.flatMap((item) => item.sets.flatMap((set) => (set.done ? [set.done.reps] : []))),
	)

/** Until the device has the page for days without a network. */
const kept = (page: Page, path: string) =>
	expect
		.poll(() => page.evaluate(async (at) => (await caches.match(at)) !== undefined, path), {
			timeout: 20_000,
		})
		.toBe(true)

const row = (page: Page, at: number) => page.locator('form.set').nth(at)

async function tick(page: Page, at: number, reps: number): Promise<void> {
	await row(page, at).locator('input[name="reps:number"]').fill(String(reps))
	await row(page, at).locator('button.tick').click()
}

async function device(page: Page, email: string): Promise<void> {
	await page.setViewportSize(phoneSize)
	await logIn(page, email, password)
	await page.goto('/client')
	await page.waitForLoadState('networkidle')
}

const offline = (context: BrowserContext, off: boolean) => context.setOffline(off)

test('5.5 logged with the network cut, reloaded, killed, back online: every set once', async ({
	page,
	context,
}) => {
	test.setTimeout(120_000)
	await device(page, 'ben@demo.touchline.test')
	const path = await ownWorkout(page)
	await kept(page, path)

	await test.step('a workout that was never opened opens without a network, by a link and by its address', async () => {
		await offline(context, true)
		await page.goto(path)
		await expect(page.locator('form.set').first()).toBeVisible()
		await expect(page.getByText('No connection. What you log is saved on this device.')).toBeVisible()
	})
	await test.step('sets are saved on the device, and say so', async () => {
		await tick(page, 0, 7)
		await expect(row(page, 0).getByText('Saved on this device, will be sent')).toBeVisible()
		await tick(page, 1, 8)
		await expect(page.getByText('2 entries are saved on this device and will be sent.').first()).toBeVisible()
		await expectAccessible(page)
	})
	await test.step('after a reload they stand there', async () => {
		await page.reload()
		await expect(row(page, 1).getByText('Saved on this device, will be sent')).toBeVisible()
		await expect(row(page, 0).locator('input[name="reps:number"]')).toHaveValue('7')
	})
	await page.close({ runBeforeUnload: false })
	const again = await context.newPage()
	await again.setViewportSize(phoneSize)
	await test.step('after the tab was killed too; one is corrected, the workout completed', async () => {
		await again.goto('/client')
		await again.goto(path)
		await expect(row(again, 1).getByText('Saved on this device, will be sent')).toBeVisible()
		await row(again, 0).locator('input[name="reps:number"]').fill('6')
		await row(again, 0).locator('input[name="reps:number"]').blur()
		await tick(again, 2, 9)
		await expect(row(again, 2).getByText('Saved on this device, will be sent')).toBeVisible()
		await again.getByLabel('Comment').fill('In the cellar')
		await again.getByRole('button', { name: 'Complete workout' }).click()
		await expect(again.getByText('Well done.')).toBeVisible()
	})
	await test.step('what waits has a page of its own', async () => {
		await again.getByRole('link', { name: 'See what waits' }).first().click()
		await expect(again.getByRole('listitem').filter({ hasText: 'set 3' })).toBeVisible()
		await expectAccessible(again)
		await again.goto(path)
		await expect(again.getByText('Well done.')).toBeVisible()
	})
	await test.step('back online, all is sent, once', async () => {
		await offline(context, false)
		await expect(again.getByText('All sent.')).toBeVisible({ timeout: 20_000 })
		expect(await logged(again, path)).toEqual([6, 8, 9])
		expect((await sessionOf(again, path)).log).toMatchObject({
			status: 'completed',
			comment: 'In the cellar',
		})
		await again.reload()
		await again.waitForLoadState('networkidle')
		await expect(again.getByText('Well done.')).toBeVisible()
		expect(await logged(again, path)).toEqual([6, 8, 9])
	})
})

test('5.5 two devices, both offline: nothing lost, the later stands, the other is shown beside it', async ({
	browser,
	baseURL,
}) => {
	test.setTimeout(120_000)
	const contexts = [await browser.newContext({ baseURL }), await browser.newContext({ baseURL })] as const
	const [phone, tablet] = [await contexts[0].newPage(), await contexts[1].newPage()] as const
	for (const each of [phone, tablet]) await device(each, 'ben@demo.touchline.test')
	const path = await ownWorkout(phone)
	for (const each of [phone, tablet]) {
		await each.goto(path)
		await each.waitForLoadState('networkidle')
		await each.context().setOffline(true)
	}
	await tick(phone, 0, 4)
	await tick(phone, 1, 5)
	await tick(tablet, 0, 6)
	await tick(tablet, 2, 7)
	for (const each of [phone, tablet])
		await expect(each.getByText('2 entries are saved on this device and will be sent.').first()).toBeVisible()
	// The later one arrives first.
	await tablet.context().setOffline(false)
	await expect(tablet.getByText('All sent.')).toBeVisible({ timeout: 20_000 })
	await phone.context().setOffline(false)
	await expect(phone.getByText('All sent.')).toBeVisible({ timeout: 20_000 })
	expect(await logged(phone, path)).toEqual([6, 5, 7])
	await expect(row(phone, 0)).toContainText('Another device logged something later here')
	await phone.reload()
	await expect(row(phone, 0)).toContainText('Also logged on another device: 4')
	for (const each of contexts) await each.close()
})

test('5.5, I29 on one device: unsent entries warn at log-out, and another account finds nothing', async ({
	page,
	context,
}) => {
	test.setTimeout(120_000)
	await device(page, 'ben@demo.touchline.test')
	const path = await ownWorkout(page)
	await kept(page, path)
	await page.goto(path)
	await page.waitForLoadState('networkidle')
	await page.route('**/api/v1/**', (route) => route.abort())
	await tick(page, 0, 3)
	await expect(row(page, 0).getByText('Saved on this device, will be sent')).toBeVisible()
	await page.goto('/logout')
	await expect(page.getByText('1 entry on this device isn’t sent yet.')).toBeVisible()
	await expectAccessible(page)
	await page.getByRole('button', { name: 'Log out and delete them' }).click()
	await page.waitForURL(/\/login/)
	await expect
		.poll(() => page.evaluate(async () => (await caches.keys()).filter((each) => each.startsWith('pages'))))
		.toEqual([])
	await page.unroute('**/api/v1/**')
	await logIn(page, 'amelie@demo.touchline.test', password)
	await page.goto('/client/outbox')
	await expect(page.getByText('Rien n’attend', { exact: true })).toBeVisible()
	await offline(context, true)
	await page.goto(path).catch(() => {})
	await expect(page.locator('form.set')).toHaveCount(0)
	await offline(context, false)
})

test('5.5 a workout that was deleted meanwhile: what was logged stays on the device, with what to do', async ({
	page,
	context,
	browser,
	baseURL,
}) => {
	test.setTimeout(120_000)
	await device(page, 'ben@demo.touchline.test')
	const path = await ownWorkout(page)
	await page.goto(path)
	await page.waitForLoadState('networkidle')
	await offline(context, true)
	await tick(page, 0, 5)
	await expect(row(page, 0).getByText('Saved on this device, will be sent')).toBeVisible()
	const coach = await (await browser.newContext({ baseURL })).newPage()
	await logIn(coach, 'tom@demo.touchline.test', password)
	const status = await coach.evaluate(async (workoutId) => {
		const headers = { 'content-type': 'application/json' }
		const body = JSON.stringify({ workoutIds: [workoutId] })
		return (await fetch('/api/v1/workouts/delete', { method: 'POST', headers, body })).status
	}, path.split('/').at(-1))
	expect(status).toBe(200)
	await offline(context, false)
	await expect(page.getByText('1 entry couldn’t be taken.')).toBeVisible({ timeout: 20_000 })
	await page.getByRole('link', { name: 'See what waits' }).click()
	await expect(page.getByRole('heading', { name: 'Couldn’t be taken' })).toBeVisible()
	await expectAccessible(page)
	await page.getByRole('button', { name: 'Remove from this device' }).press('Enter')
	await expect(page.getByText('Nothing is waiting')).toBeVisible()
})

for (const [name, size] of [['phone', phoneSize] as const, ['desk', { width: 1440, height: 900 }] as const])
	test(`5.5 the outbox passes axe and fits (${name}), light and dark`, async ({ page }, info) => {
		await page.setViewportSize(size)
		await logIn(page, 'ben@demo.touchline.test', password)
		await expectPagesFit(page, ['/client/outbox'], info)
	})
