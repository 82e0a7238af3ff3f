import type { APIRequestContext, Page } from '@playwright/test'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { openEmbedded } from '../src/platform/database/embedded.ts'
import { expect } from './fixtures.ts'

/** What Tom in Leeds offers and Ben has, in the demo studio, whose wall clock hangs in Lyon. */
export type SessionsWorld = {
	types: { technique: string; call: string; screen: string; group: string }
	/** Ben's: in three days at 13:00 in Lyon, and a group session in five days. */
	technique: string
	group: string
}

const zone = 'Europe/Paris'

/** A wall time in Lyon, so many days from now. */
export const inLyon = (days: number, time: string): string =>
	`${Temporal.Now.plainDateISO(zone).add({ days })}T${time}`

/** Calls the API as whoever is logged in on the page. */
export async function api<T>(page: Page, path: string, body: object): Promise<T> {
	const { origin } = new URL(page.url())
	const request: APIRequestContext = page.request
	const answer = await request.post(`${origin}/api/v1${path}`, { data: body, headers: { origin } })
	expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
	return answer.json() as Promise<T>
}

/** Tom is open every day from 8 to 20, by the clock in Lyon. */
export async function openHours(folder: string): Promise<void> {
	const database = await openEmbedded({ folder, durable: true })
	const owner = new pg.Client({ connectionString: database.ownerUrl })
	await owner.connect()
	try {
		await owner.query(`
			insert into coach_schedule (studio_id, staff_id)
			select studio_id, id from staff where removed_at is null and role <> 'assistant' on conflict do nothing`)
		await owner.query(`
			insert into weekly_hours (studio_id, staff_id, weekday, from_minute, to_minute)
			select studio_id, id, day, 480, 1200 from staff, generate_series(0, 6) day
			where removed_at is null and role <> 'assistant' on conflict do nothing`)
	} finally {
		await owner.end()
		await database.stop()
	}
}

/** Arranges it all; `page` is logged in as Camille, the owner. */
export async function sessionsWorld(page: Page, folder: string, clientEmail: string): Promise<SessionsWorld> {
	await openHours(folder)
	const { origin } = new URL(page.url())
	const team = await (await page.request.get(`${origin}/api/v1/team`)).json()
	const coaches: { id: string; name: string }[] = team.people
	const tom = coaches.find(({ name }) => name.startsWith('Tom'))?.id as string
	const camille = coaches.find(({ name }) => name.startsWith('Camille'))?.id as string
	const found = await (
		await page.request.get(`${origin}/api/v1/clients?q=${encodeURIComponent(clientEmail)}`)
	).json()
	const client = found.clients[0].id as string
	const type = async (name: string, more: object) =>
		(
			await api<{ typeId: string }>(page, '/appointment-types', {
				...{ name, durationMinutes: 60, stepMinutes: 60, minimumNoticeMinutes: 60, selfBooking: 'clients' },
				...{ coachIds: [tom], place: 'Kirkstall Road 12, Leeds', ...more },
			})
		).typeId
	const types = {
		technique: await type('Technique session', {
			priceMinor: 4500,
			description: 'One lift, from all sides.',
		}),
		call: await type('Programme check', {
			...{
				durationMinutes: 30,
				stepMinutes: 30,
				needsApproval: true,
				place: '',
				link: 'https://meet.example.org/tom',
			},
		}),
		screen: await type('Movement screen', { assignment: 'round_robin', coachIds: [tom, camille], place: '' }),
		group: await type('Squat clinic', { capacity: 6, priceMinor: 1500 }),
	}
	const plan = async (typeId: string, startsAt: string, more: object = {}) => {
		const body = { typeId, startsAt, coachId: tom, clientIds: [client], ...more }
		return (await api<{ appointmentIds: string[] }>(page, '/appointments', body)).appointmentIds[0] as string
	}
	const technique = await plan(types.technique, inLyon(3, '13:00'))
	const group = await plan(types.group, inLyon(5, '10:00'))
	await plan(types.group, inLyon(12, '10:00'), { clientIds: [] })
	const past = await plan(types.technique, inLyon(-4, '13:00'))
	await api(page, `/appointments/${past}/complete`, {})
	const missed = await plan(types.technique, inLyon(-11, '13:00'))
	await api(page, `/appointments/${missed}/no-show`, { clientId: client })
	return { types, technique, group }
}
