import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectPagesFit, logIn, test } from './fixtures.ts'
import { logInByKeys, open, press, tabTo } from './keys.ts'

const phoneSize = { width: 390, height: 844 }
const sets = (reps: number, count: number) => [{ count, reps, load: { kg: 20 } }]
const item = (id: string, name: string, count: number) => ({
	...{ id, exercise: null, name, line: `${count}x8 @20kg`, sets: sets(8, count) },
})
const content = {
	v: 1,
	sections: [
		{ id: 'pair', name: 'Pair', kind: 'superset', items: [item('row', 'Row', 2), item('press', 'Press', 2)] },
		{
			...{ id: 'test', name: '', kind: 'for_time', timing: { cap: 600 }, benchmark: 'Cellar test' },
			items: [{ id: 'run', exercise: null, name: 'Stairs', line: '', sets: [] }],
		},
	],
}

/** Workouts of the client's own, today: others may train what the demo planned. @returns their pages' paths */
async function ownWorkouts(page: Page, count: number): Promise<string[]> {
	const { owner }: { owner: string } = await (await page.request.get('/client/ahead')).json()
	const paths: string[] = []
	for (let n = 0; n < count; n++) {
		const added = await page.request.post(`/api/v1/clients/${owner}/workouts`, {
			data: { onDate: new Date().toISOString().slice(0, 10), title: 'By the clock', content },
			headers: { origin: new URL(page.url()).origin },
		})
		expect(added.ok(), await added.text()).toBe(true)
		paths.push(`/client/workouts/${(await added.json()).workoutId}`)
	}
	return paths
}

const score = async (page: Page, path: string) => {
	const session = await (await page.request.get(`${path.replace('/client', '/api/v1')}/session`)).json()
	return session.sections[1].score as { seconds: number; note: string } | null
}

test('5.2, 5.3, 5.5 a timer survives a locked screen and a reload; its score, saved without a network, reaches the server once and is a record', async ({
	page,
	context,
}) => {
	test.setTimeout(120_000)
	await page.setViewportSize(phoneSize)
	await logIn(page, 'ben@demo.touchline.test', 'on the touchline')
	const [first = '', second = ''] = await ownWorkouts(page, 2)
	const before = await page.request.put(`${first.replace('/client', '/api/v1')}/scores/test`, {
		data: { seconds: 300 },
		headers: { origin: new URL(page.url()).origin },
	})
	expect(before.ok(), await before.text()).toBe(true)

	await page.clock.install()
	await page.goto(second)
	await page.waitForLoadState('networkidle')
	const clock = page.getByRole('timer', { name: 'Time' })
	await test.step('it counts from the time of day: a phone that slept four minutes shows them', async () => {
		await page.getByRole('button', { name: 'Start the timer' }).click()
		await expect(page.getByText('Get ready')).toBeVisible()
		await page.clock.runFor(7000)
		await expect(clock).toHaveText(/0:0[1-3]/)
		await expectAccessible(page)
		await page.clock.fastForward('04:00')
		await page.clock.runFor(200)
		await expect(clock).toHaveText(/4:0\d/)
	})
	await test.step('a reload changes nothing; the time it stopped at goes into the score', async () => {
		await page.reload()
		await page.clock.runFor(200)
		await expect(clock).toHaveText(/4:[01]\d/)
		await page.getByRole('button', { name: 'Done', exact: true }).click()
		await page.getByRole('button', { name: 'Use as score' }).click()
		await expect(page.getByLabel('Time, For time')).toHaveValue(/^4:[01]\d$/)
	})
	await test.step('without a network it is saved on the phone, and a record at once', async () => {
		await page.clock.resume()
		await context.setOffline(true)
		await page.getByLabel('Note on the score').fill('Two at a time')
		await page.getByRole('button', { name: 'Save score' }).click()
		await expect(page.getByText('Saved on this device, will be sent').first()).toBeVisible()
		await expect(page.getByText('Record: Cellar test')).toBeVisible()
	})
	await test.step('with one again it is sent, once', async () => {
		await context.setOffline(false)
		await expect.poll(() => score(page, second), { timeout: 30_000 }).toMatchObject({ note: 'Two at a time' })
		const { times } = await (
			await page.request.get(
				`/api/v1/clients/${(await (await page.request.get('/client/ahead')).json()).owner}/benchmarks/${encodeURIComponent('for_time:cellar test')}`,
			)
		).json()
		expect(times).toHaveLength(2)
		await page.goto('/client/records')
		await page.getByRole('link', { name: 'Cellar test' }).click()
		await expect(page.getByText('Record: Best score')).toBeVisible()
	})
})

test('5.2 by keyboard only, a superset is walked in turn, with what comes next always there, and its effort said', async ({
	page,
}) => {
	await page.setViewportSize(phoneSize)
	await logInByKeys(page, 'ben@demo.touchline.test')
	const [path = ''] = await ownWorkouts(page, 1)
	await open(page, path)
	const saved = page.locator('form.set.saved')
	for (const [at, what] of ['A1 · Row', 'B1 · Press', 'A2 · Row', 'B2 · Press'].entries()) {
		await expect(page.locator('.next')).toContainText(what)
		await press(page, page.getByRole('button', { name: `Done: ${what}` }))
		await expect(saved).toHaveCount(at + 1)
	}
	await expect(page.locator('.next')).toHaveCount(0)
	await tabTo(page, page.getByLabel('RPE, set 1 of Row'), { backwards: true })
	await page.keyboard.type('RPE 10')
	await page.keyboard.press('Tab')
	await expect
		.poll(async () => {
			const answer = await page.request.get(`${path.replace('/client', '/api/v1')}/session`)
			return (await answer.json()).sections[0].items[0].sets[0].done?.rpe
		})
		.toBe(10)
})

for (const [name, size] of [
	['phone', phoneSize],
	['desk', { width: 1440, height: 900 }],
] as const)
	test(`14.4 pages of scores, benchmarks and training weeks are accessible and fit, ${name}, light and dark`, async ({
		page,
		browser,
		baseURL,
	}, info) => {
		test.setTimeout(120_000)
		await page.setViewportSize(size)
		await logIn(page, 'ben@demo.touchline.test', 'on the touchline')
		const [path = ''] = await ownWorkouts(page, 1)
		const { owner } = await (await page.request.get('/client/ahead')).json()
		const fran = `benchmarks/${encodeURIComponent('for_time:fran')}`
		const own = [
			path,
			'/client/history',
			'/client/history?volume=lifted',
			'/client/records',
			`/client/records/${fran}`,
		]
		await expectPagesFit(page, own, info)
		const desk = await (await browser.newContext({ baseURL, viewport: size })).newPage()
		await logIn(desk, 'tom@demo.touchline.test', 'on the touchline')
		const at = `/coach/clients/${owner}`
		await expectPagesFit(desk, [`${at}/training`, `${at}/records`, `${at}/records/${fran}`], info)
	})
