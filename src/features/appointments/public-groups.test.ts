import { beforeEach, expect, test } from 'vitest'
import { bookable } from '#features/testing/appointments.ts'
import { ada, clientsOf, emailOf, from } from '#features/testing/guests.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must, perform } from '#platform/perform.ts'
import { openGroup, openTypes } from './queries/open-to-all.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { joinAppointment } from './use-cases/join-appointment.ts'
import { joinAsGuest } from './use-cases/join-as-guest.ts'

useHouse()
beforeEach(() => {
	setClock(() => new Date('2026-03-02T08:00:00Z'))
	posted.length = 0
})

async function group(more: Parameters<typeof bookable>[1] = {}, startsAt = '2026-03-10T09:00') {
	const house = await studio()
	const typeId = await bookable(house, { selfBooking: 'everyone', capacity: 2, priceMinor: 1800, ...more })
	const made = await as(house.coach).do(createAppointment, { typeId, startsAt, clientIds: [] })
	const [appointmentId = ''] = must(made).appointmentIds
	return { house, typeId, appointmentId }
}
type Group = Awaited<ReturnType<typeof group>>

const join = (
	{ house, appointmentId }: Pick<Group, 'house' | 'appointmentId'>,
	more: object = {},
	preview = false,
) =>
	perform(
		joinAsGuest,
		{ appointmentId, ...ada, ...more },
		{ actor: visitor('en', null, house.id), from: from(), preview },
	)
const look = ({ house, appointmentId }: Pick<Group, 'house' | 'appointmentId'>) =>
	as(visitor('en', null, house.id)).ask(openGroup, { appointmentId })
const places = ({ house, appointmentId }: Group) =>
	within(house.id, (db) =>
		db
			.selectFrom('appointment_place')
			.select(['client_id', 'seat', 'status'])
			.where('appointment_id', '=', appointmentId)
			.orderBy('seat')
			.execute(),
	)

test('9.3 I3 a guest takes a seat in a group session, becomes a client, owes its price, and both sides are told', async () => {
	const world = await group()
	must(await join(world, { phone: '+33 6 12 34 56 78', timeZone: 'America/New_York' }))
	const [made] = (await clientsOf(world.house)).filter(({ email }) => email === ada.email)
	expect(await places(world)).toEqual([{ client_id: made?.id, seat: 1, status: 'booked' }])
	const owed = await within(world.house.id, (db) =>
		db.selectFrom('obligation').select(['price_minor', 'client_id']).execute(),
	)
	expect(owed).toEqual([{ price_minor: '1800', client_id: made?.id }])
	await drain()
	const mail = posted.find(({ to }) => to === ada.email)
	expect(mail?.subject).toContain('Confirm')
	expect(mail?.text).toMatch(/\/session\/[\w-]+/)
	expect(posted.some(({ to }) => to !== ada.email)).toBe(true)
})

test('I34 a known and an unknown address get the same answer; who comes already has no second seat, and the page counts nobody', async () => {
	const world = await group({ capacity: 3 })
	const email = await emailOf(world.house)
	must(await as(world.house.client).do(joinAppointment, { appointmentId: world.appointmentId }))
	const before = await look(world)
	// What reaches whoever asks; the events stay inside.
	const said = async (asked: object, preview = false) => {
		const { value, effects } = (await join(world, asked, preview)) as { value?: object; effects?: object[] }
		return JSON.stringify({ value, effects })
	}
	expect(await said({ email }, true)).toBe(await said({ email: 'new@example.test' }, true))
	expect(await said({ email })).toBe(await said({ email: 'new@example.test' }))
	expect(await places(world)).toHaveLength(2)
	// Somebody came, and somebody who was there already was typed again: the page shows neither.
	expect(await look(world)).toEqual(before)
	expect(JSON.stringify(before)).not.toMatch(/seatsLeft|waiting|capacity/)
})

test('I3 a full session is full for everyone, on file or not, and nothing of the refused stays', async () => {
	const world = await group()
	const { house } = world
	for (const client of [house.client, house.otherClient])
		must(await as(client).do(joinAppointment, { appointmentId: world.appointmentId }))
	const clients = await clientsOf(house)
	for (const email of ['new@example.test', await emailOf(house)])
		expect(await join(world, { email })).toMatchObject({ ok: false, code: 'appointments_full' })
	expect(await clientsOf(house)).toEqual(clients)
	expect((await look(world)).session.full).toBe(true)
})

test('7.1 too late, over, cancelled or not open: not found or refused, and not on the page', async () => {
	const late = await group({}, '2026-03-02T09:30')
	expect(await join(late)).toMatchObject({ code: 'appointments_too_late' })
	await expect(look(late)).rejects.toThrow()
	const closed = await group({ selfBooking: 'clients' })
	const rival = await group()
	const alone = await group({ capacity: 1 })
	for (const appointmentId of [closed.appointmentId, rival.appointmentId, alone.appointmentId, newId()]) {
		const house: TestStudio = appointmentId === alone.appointmentId ? alone.house : closed.house
		expect(await join({ house, appointmentId })).toMatchObject({ code: 'not_found' })
		await expect(look({ house, appointmentId })).rejects.toThrow()
	}
})

test('1.4 I3 the public page lists open group sessions beside types, each only where it can be joined', async () => {
	const world = await group()
	const { house } = world
	await as(house.coach).do(createAppointment, {
		...{ typeId: world.typeId, startsAt: '2026-03-02T09:20', clientIds: [] },
	})
	const shown = await as(visitor('en', null, house.id)).ask(openTypes, {})
	expect(shown.types).toEqual([])
	expect(shown.sessions.map(({ appointmentId }) => appointmentId)).toEqual([world.appointmentId])
	// A type that is open keeps the page, also while no session of it is planned.
	setClock(() => new Date('2026-03-11T08:00:00Z'))
	expect((await as(visitor('en', null, house.id)).ask(openTypes, {})).sessions).toEqual([])
})

test('9.5 a client who is logged in sees that they come', async () => {
	const world = await group()
	const ask = () => as(world.house.client).ask(openGroup, { appointmentId: world.appointmentId })
	expect((await ask()).session.mine).toBeNull()
	must(await as(world.house.client).do(joinAppointment, { appointmentId: world.appointmentId }))
	expect((await ask()).session.mine).toBe('booked')
})
