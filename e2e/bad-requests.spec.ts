import type { APIRequestContext } from '@playwright/test'
import { expect, logIn, test } from './fixtures.ts'

/**
 * What checks/bad-inputs.test.ts plays without SvelteKit, through SvelteKit's own router and guards: what only the built
 * program can show.
 */
const owner = { email: 'camille@demo.touchline.test', password: 'on the touchline' }
const evil = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }
const raw = { maxRedirects: 0, failOnStatusCode: false }

const clients = async (request: APIRequestContext): Promise<string> =>
	(await request.get('/coach/clients/search?q=&limit=200')).text()

test('quality 2, 3 nothing changes by a foreign form, by GET or by a method in disguise', async ({
	page,
	touchline,
}) => {
	await logIn(page, owner.email, owner.password)
	const { request } = page
	const before = await clients(request)
	const to = '/coach/clients/new?/create-client'
	const form = { firstName: 'Forged' }
	const post = async (path: string, headers: Record<string, string>, sent: object = { form }) =>
		(await request.post(path, { ...raw, headers, ...sent })).status()
	expect(await post(to, evil)).toBe(403)
	expect(await post(to, { origin: 'null' })).toBe(403)
	// SvelteKit's own guard, behind ours: a form has to say where it comes from.
	expect(await post(to, { 'sec-fetch-site': 'same-origin' })).toBe(403)
	const ours = { 'sec-fetch-site': 'same-origin', origin: touchline.url }
	const typed = (type: string) => ({ ...ours, 'content-type': type })
	expect(await post(to, typed('application/json'), { data: '{}' })).toBe(415)
	expect(await post(to, typed('multipart/form-data; boundary=edge'), { data: '--edge\r\nnothing' })).toBe(400)
	expect(await post('/coach/clients/new?/no-such-act', ours)).toBe(404)
	const get = async (path: string, headers = {}) => (await request.get(path, { ...raw, headers })).status()
	expect(await get(`${to}&firstName=Forged`)).toBe(200)
	expect(await get('/coach/clients/new?_method=POST&firstName=Forged')).toBe(200)
	expect(await get(to, { 'x-http-method-override': 'POST' })).toBe(200)
	expect((await request.put('/coach/clients/new', { ...raw, form, headers: ours })).status()).toBe(405)
	expect(await clients(request)).toBe(before)
})

test('quality 2 addresses that are none are not found, never an error, never another site', async ({
	page,
	touchline,
}) => {
	await logIn(page, owner.email, owner.password)
	const get = (path: string) => page.request.get(`${touchline.url}${path}`, raw)
	const nowhere = ['/..%2f..%2fetc/passwd', '/_app/..%2f..%2fpackage.json', '/api/bookings/_delete']
	for (const path of [...nowhere, '/coach/clients/%00', '/coach/clients/%ff', '/coach/clients/no-id']) {
		const answer = await get(path)
		expect([400, 404], path).toContain(answer.status())
		expect(await answer.text(), path).not.toMatch(/root:x:|dependencies|\bat \S+ \(|node_modules/)
	}
	for (const path of ['//evil.test/', '//evil.test/..', '/login//evil.test/', '/login/?next=//evil.test']) {
		const { location = '/' } = (await get(path)).headers()
		expect(new URL(location, touchline.url).origin, path).toBe(touchline.url)
	}
})

test('quality 2 half a cursor leads to the top of its list, in the address bar and by a script’s data', async ({
	page,
}) => {
	await logIn(page, owner.email, owner.password)
	for (const path of ['/coach/programs', '/coach/exercises', '/coach/clients', '/coach/settings/messages']) {
		await page.goto(`${path}?after=tampered`)
		await expect(page).toHaveURL(path)
		await expect(page.locator('h1')).toBeVisible()
	}
	const data = await page.request.get('/coach/programs/__data.json?q=a&after=tampered', raw)
	expect(await data.json()).toMatchObject({ type: 'redirect', location: '/coach/programs?q=a' })
})

test('1.1 after logging out, the back button shows nothing, and neither do the data of a page', async ({
	page,
}) => {
	await logIn(page, owner.email, owner.password)
	await page.goto('/coach/clients')
	const seen = await page.request.get('/coach/clients')
	expect(seen.headers()['cache-control']).toBe('no-store')
	await page.goto('/logout')
	await page.locator('form[data-does="accounts.log-out"] button').click()
	await page.waitForURL('**/login**')
	await page.goBack()
	await page.goBack()
	await expect(page).toHaveURL(/\/login\?next=/)
	const data = await page.request.get('/coach/clients/__data.json', raw)
	expect(await data.text()).not.toContain('@demo.touchline.test')
})
