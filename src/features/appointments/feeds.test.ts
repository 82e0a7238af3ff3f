import ICAL from 'ical.js'
import { beforeEach, expect, test } from 'vitest'
import { mergeClients } from '#features/clients/use-cases/merge-clients.ts'
import { useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must, NotFound } from '#platform/perform.ts'
import { ownFeed } from './queries/own-feed.ts'
import { sendFeed } from './transfers/send-feed.ts'
import { cancelAppointment } from './use-cases/cancel-appointment.ts'
import { cancelPlace } from './use-cases/cancel-place.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { editAppointment } from './use-cases/edit-appointment.ts'
import { makeFeed } from './use-cases/make-feed.ts'
import { revokeFeed } from './use-cases/revoke-feed.ts'

useHouse()
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(() => clock('2026-03-02T08:00:00Z'))

const session = { title: 'Technique', startsAt: '2026-03-10T18:00', minutes: 60, place: 'Salle 1' }
const create = async (house: TestStudio, more: object = {}) =>
	must(await as(house.coach).do(createAppointment, { ...session, clientIds: [house.client.id], ...more }))
		.appointmentIds[0] as string

const tokenOf = (address: string) => /\/feeds\/([\w-]+)\.ics$/.exec(address)?.[1] ?? ''
const make = async (actor: Actor) => tokenOf(must(await as(actor).do(makeFeed, {})).address)
const fetch = (token: string, { ifNoneMatch = null as string | null, address = '192.0.2.7' } = {}) =>
	sendFeed({ token, address, ifNoneMatch, locale: 'en' })

async function entries(token: string) {
	const response = await fetch(token)
	const calendar = new ICAL.Component(ICAL.parse(await response.text()))
	return calendar.getAllSubcomponents('vevent').map((component) => {
		const event = new ICAL.Event(component)
		return {
			summary: event.summary,
			status: component.getFirstPropertyValue('status'),
			start: event.startDate.toJSDate().toISOString(),
			sequence: event.sequence,
			uid: event.uid,
		}
	})
}
/** What whoever asks is told: nothing there. */
const nothing = async (token: string, address = '192.0.2.7') =>
	expect(await fetch(token, { address }).catch((error: unknown) => error)).toBeInstanceOf(NotFound)

test('7.7 a client’s calendar holds their sessions, a coach’s who comes; neither holds private notes', async () => {
	const house = await studio()
	const id = await create(house, { privateNotes: 'a bad knee' })
	const group = await create(house, {
		startsAt: '2026-03-29T10:00',
		title: 'Group',
		capacity: 3,
		clientIds: [house.client.id, house.otherClient.id],
	})
	await create(house, {
		startsAt: '2026-03-12T18:00',
		title: 'Hers alone',
		clientIds: [house.otherClient.id],
	})
	const [client, coach] = [await make(house.client), await make(house.coach)]
	expect(await entries(client)).toEqual([
		{
			...{ summary: `Technique · ${house.coach.name}`, status: 'CONFIRMED', sequence: 0 },
			...{ start: '2026-03-10T17:00:00.000Z', uid: `${id}-${house.client.id}@localhost` },
		},
		{
			...{ summary: `Group · ${house.coach.name}`, status: 'CONFIRMED', sequence: 0 },
			...{ start: '2026-03-29T08:00:00.000Z', uid: `${group}-${house.client.id}@localhost` },
		},
	])
	expect((await entries(coach)).map(({ summary }) => summary)).toEqual([
		'Technique · Amélie Durand',
		'Hers alone · Ben Okafor',
		'Group · Amélie Durand, Ben Okafor',
	])
	for (const token of [client, coach]) expect(await (await fetch(token)).text()).not.toContain('knee')
})

test('7.7 moved, it is elsewhere with a higher SEQUENCE; cancelled, it shows as cancelled for 90 days', async () => {
	const house = await studio()
	const appointmentId = await create(house)
	const other = await create(house, { startsAt: '2026-03-11T18:00' })
	const [client, coach] = [await make(house.client), await make(house.coach)]
	must(await as(house.coach).do(editAppointment, { appointmentId, startsAt: '2026-03-12T18:00' }))
	must(await as(house.client).do(cancelPlace, { appointmentId: other }))
	for (const token of [client, coach])
		expect(await entries(token)).toMatchObject([
			{ status: 'CANCELLED', sequence: 1 },
			{ status: 'CONFIRMED', sequence: 1, start: '2026-03-12T17:00:00.000Z' },
		])
	must(await as(house.coach).do(cancelAppointment, { appointmentId }))
	expect((await entries(client)).map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED'])
	clock('2026-05-31T08:01:00Z')
	expect(await entries(client)).toEqual([])
})

test('7.7 it reaches 90 days back and 400 ahead', async () => {
	const house = await studio()
	const token = await make(house.coach)
	await create(house, { startsAt: '2026-03-10T18:00' })
	await create(house, { startsAt: '2027-04-01T18:00' })
	await create(house, { startsAt: '2027-06-10T18:00' })
	expect((await entries(token)).map(({ start }) => start.slice(0, 10))).toEqual(['2026-03-10', '2027-04-01'])
	clock('2026-06-12T08:00:00Z')
	expect((await entries(token)).map(({ start }) => start.slice(0, 10))).toEqual(['2027-04-01', '2027-06-10'])
})

test('7.7 what hasn’t changed is answered 304; what has, whole again', async () => {
	const house = await studio()
	const appointmentId = await create(house)
	const token = await make(house.client)
	const first = await fetch(token)
	const etag = first.headers.get('etag') as string
	expect([first.status, first.headers.get('content-type'), first.headers.get('cache-control')]).toEqual([
		200,
		'text/calendar; charset=utf-8',
		'private, max-age=300',
	])
	clock('2026-03-02T09:00:00Z')
	const again = await fetch(token, { ifNoneMatch: `"other", ${etag}` })
	expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
	must(await as(house.coach).do(editAppointment, { appointmentId, place: 'Salle 2' }))
	const changed = await fetch(token, { ifNoneMatch: etag })
	expect(changed.status).toBe(200)
	expect(await changed.text()).toContain('Salle 2')
})

test('I32 a revoked or renewed address, a removed coach and an archived client answer like an address that never was', async () => {
	const house = await studio()
	const [first, colleague] = [await make(house.client), await staffMember(house.id, 'coach')]
	const theirs = await make(colleague)
	const renewed = await make(house.client)
	await nothing(first)
	expect(await entries(renewed)).toEqual([])
	must(await as(house.client).do(revokeFeed, {}))
	await nothing(renewed)
	expect(await as(house.client).do(revokeFeed, {})).toMatchObject({ code: 'not_found' })
	expect(await as(house.client).ask(ownFeed, {})).toEqual({ feed: null })
	await within(house.id, (db) =>
		db
			.updateTable('staff')
			.set({ removed_at: new Date(), removed_by: house.owner.id })
			.where('id', '=', colleague.id)
			.execute(),
	)
	await nothing(theirs)
	const hers = await make(house.otherClient)
	await within(house.id, async (db) => {
		await db
			.updateTable('client')
			.set({ archived_at: new Date() })
			.where('id', '=', house.otherClient.id)
			.execute()
	})
	expect(await entries(hers)).toEqual([])
	await within(house.id, (db) =>
		db.updateTable('studio_settings').set({ archived_clients_read: false }).execute(),
	)
	await nothing(hers)
	// Who and when stays.
	const rows = await within(house.id, (db) =>
		db.selectFrom('calendar_feed').selectAll().where('client_id', '=', house.client.id).execute(),
	)
	expect(rows.map(({ revoked_by }) => revoked_by)).toEqual([house.client.id, house.client.id])
})

test('7.7 the secret is kept as a hash, and its use noted to the minute', async () => {
	const house = await studio()
	const { address } = must(await as(house.coach).do(makeFeed, {}))
	const token = tokenOf(address)
	expect(token.slice(44)).toMatch(/^[\w-]{43}$/)
	const row = await within(house.id, (db) =>
		db.selectFrom('calendar_feed').selectAll().executeTakeFirstOrThrow(),
	)
	expect(JSON.stringify(row)).not.toContain(token.slice(44))
	expect(row.last_used_at).toBeNull()
	await fetch(token)
	expect((await as(house.coach).ask(ownFeed, {})).feed?.usedAt).toEqual(new Date('2026-03-02T08:00:00Z'))
})

test('C one person who makes addresses at once has one that works', async () => {
	const house = await studio()
	const outcomes = await Promise.all(Array.from({ length: 8 }, () => as(house.client).do(makeFeed, {})))
	const live = await within(house.id, (db) =>
		db.selectFrom('calendar_feed').select('id').where('revoked_at', 'is', null).execute(),
	)
	expect(live).toHaveLength(1)
	expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(0)
})

test('ICAL-17 guessing: a wrong secret, another studio’s or nonsense finds nothing, and soon isn’t answered', async () => {
	const [house, rival] = [await studio(), await studio()]
	const token = await make(house.client)
	const wrong = `${token.slice(0, -4)}AAAA`
	const [head, secret] = [token.slice(0, 43), (await make(rival.client)).slice(44)]
	for (const guess of [wrong, `${head}_${secret}`, 'nonsense', '']) await nothing(guess)
	const statuses: number[] = []
	for (let n = 0; n < 120; n++)
		statuses.push(
			await fetch(wrong).then(
				({ status }) => status,
				() => 404,
			),
		)
	expect(new Set(statuses)).toEqual(new Set([404, 429]))
	// Whoever has the right one is answered, also from there.
	expect((await fetch(token)).status).toBe(200)
	expect((await fetch(wrong).catch(() => null))?.headers.get('retry-after')).toMatch(/^\d+$/)
})

test('7.7 a program that asks without end is told to wait; an archived client makes no new address, and no key ever', async () => {
	const house = await studio()
	const token = await make(house.coach)
	const statuses = new Set<number>()
	for (let n = 0; n < 310; n++) statuses.add((await fetch(token)).status)
	expect(statuses).toEqual(new Set([200, 429]))
	expect(await as({ ...house.client, archived: true }).do(makeFeed, {})).toMatchObject({ code: 'not_found' })
	const key = {
		...house.owner,
		kind: 'key' as const,
		staffId: house.owner.id,
		scopes: ['appointments:write'],
	}
	expect(await as(key).do(makeFeed, {})).toMatchObject({ code: 'not_found' })
})

test('1.5 merged records: the kept one’s address goes on, the other’s is revoked', async () => {
	const house = await studio()
	const [kept, gone] = [await make(house.client), await make(house.otherClient)]
	await within(house.id, (db) =>
		db.updateTable('client').set({ account_id: null }).where('id', '=', house.otherClient.id).execute(),
	)
	must(
		await as(house.owner).do(mergeClients, {
			clientId: house.client.id,
			mergedClientId: house.otherClient.id,
		}),
	)
	expect((await fetch(kept)).status).toBe(200)
	await nothing(gone, '198.51.100.7')
})
