import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect, logIn, test } from './fixtures.ts'

const folder = join(import.meta.dirname, '../screenshots')
const password = 'on the touchline'
const people = {
	nobody: null,
	coach: 'camille@demo.touchline.test',
	client: 'amelie@demo.touchline.test',
} as const

type Shot = {
	name: string
	as: keyof typeof people
	where: (page: Page) => Promise<void>
	languages: readonly ('en' | 'fr')[]
}

const both = ['en', 'fr'] as const
const english = ['en'] as const
const to = (path: string) => async (page: Page) => void (await page.goto(path))
/** Goes to a list and follows the first link that leads to one of its things. */
const via =
	(list: string, href: RegExp, rest = '') =>
	async (page: Page) => {
		await page.goto(list)
		const all = await page
			.locator('a[href]')
			.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
		const found = all.find((each) => href.test(each))
		expect(found, `a link on ${list} that leads to ${href}`).toBeTruthy()
		await page.goto(`${found}${rest}`)
	}
const uuid = '[0-9a-f-]{36}'
const aClient = new RegExp(`^/coach/clients/${uuid}$`)
const aProgram = new RegExp(`^/coach/programs/${uuid}$`)

/** The ten main pages (issue 2, point 11). */
const shots: Shot[] = [
	{ name: 'login', as: 'nobody', where: to('/login'), languages: both },
	{ name: 'coach-home', as: 'coach', where: to('/coach'), languages: both },
	{ name: 'clients', as: 'coach', where: to('/coach/clients'), languages: both },
	{
		name: 'client-profile',
		as: 'coach',
		where: via('/coach/clients?q=fournier', aClient),
		languages: english,
	},
	{ name: 'builder', as: 'coach', where: via('/coach/programs?q=off-season', aProgram), languages: both },
	{
		name: 'sharing',
		as: 'coach',
		where: via('/coach/programs?q=off-season', aProgram, '/sharing'),
		languages: english,
	},
	{
		name: 'coach-calendar',
		as: 'coach',
		where: via('/coach/clients?q=fournier', aClient, '/calendar?view=month'),
		languages: english,
	},
	{ name: 'client-home', as: 'client', where: to('/client'), languages: both },
	{ name: 'client-calendar', as: 'client', where: to('/client/calendar'), languages: both },
	{
		name: 'workout',
		as: 'client',
		where: via('/client', new RegExp(`^/client/workouts/${uuid}$`)),
		languages: both,
	},
]

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
const schemes = ['light', 'dark'] as const

for (const as of ['nobody', 'coach', 'client'] as const)
	test(`screenshots of the main pages, as ${as}`, async ({ browser, baseURL }) => {
		test.setTimeout(600_000)
		const state = await stateOf(browser, baseURL, people[as])
		for (const language of both) {
			const wanted = shots.filter((shot) => shot.as === as && shot.languages.includes(language))
			for (const [size, viewport] of Object.entries(sizes))
				for (const colorScheme of schemes) {
					const look = { viewport, colorScheme, reducedMotion: 'reduce' } as const
					const context = await browser.newContext({
						baseURL,
						storageState: state,
						locale: language,
						...look,
					})
					await context.addCookies([{ name: 'PARAGLIDE_LOCALE', value: language, url: baseURL ?? '' }])
					for (const shot of wanted)
						await take(context, shot, `${shot.name}-${language}-${size}-${colorScheme}`)
					await context.close()
				}
		}
	})

type State = Awaited<ReturnType<BrowserContext['storageState']>>

async function stateOf(browser: Browser, baseURL: string | undefined, email: string | null): Promise<State> {
	const context = await browser.newContext({ baseURL })
	const page = await context.newPage()
	if (email) await logIn(page, email, password)
	const state = await context.storageState()
	await context.close()
	return state
}

async function take(context: BrowserContext, { where }: Shot, name: string): Promise<void> {
	const page = await context.newPage()
	const errors: string[] = []
	page.on('pageerror', (error) => errors.push(error.message))
	await where(page)
	await page.waitForLoadState('networkidle')
	await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
	expect.soft(wide, `${name} is wider than its window`).toBeLessThanOrEqual(0)
	expect.soft(errors, name).toEqual([])
	await page.close()
}
