import { beforeEach, expect, test } from 'vitest'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { ada, bookGuest, emailOf, openToAll } from '#features/testing/guests.ts'
import { useHouse } from '#features/testing/house.ts'
import { as, clientOf, studio, within } from '#features/testing/studio.ts'
import { visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must, perform } from '#platform/perform.ts'
import { linkSigner } from '#platform/signed-link.ts'
import { atStudio } from './public-pages.ts'
import { bookedPurpose, justBooked } from './queries/just-booked.ts'
import { openTypes } from './queries/open-to-all.ts'
import { bookAsGuest } from './use-cases/book-as-guest.ts'

useHouse()
beforeEach(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

const at = (hour: number, day = '10') => `2026-03-${day}T${String(hour).padStart(2, '0')}:00:00Z`

test('I34 a known address, one of an account and an unknown one get the same answer, and none of them a log-in', async () => {
	const world = await openToAll()
	const { house } = world
	const said = async (email: string, hour: number) => {
		const outcome = await bookGuest(world, { email, startsAt: at(hour) })
		const { appointmentId } = must(outcome)
		const token = (await linkSigner(bookedPurpose))({ studioId: house.id, id: appointmentId })
		const shown = await as(visitor('en', null, house.id)).ask(justBooked, { token })
		const plain = { ...(outcome.ok ? { value: outcome.value, effects: outcome.effects } : {}), shown }
		return JSON.stringify(plain)
			.replaceAll(appointmentId, 'ID')
			.replaceAll(/T\d\d:00:00[.\d]*Z/g, 'AT')
	}
	const sessions = () => within(null, (db) => db.selectFrom('account_session').selectAll().execute())
	const before = await sessions()
	const unknown = await said('nobody@example.test', 8)
	expect(await said(await emailOf(house), 9)).toBe(unknown)
	expect(await said(await emailOf(house, house.otherClient.id), 10)).toBe(unknown)
	expect(unknown).not.toContain('nobody')
	expect(await sessions()).toEqual(before)
	// A look ahead tells no more than the booking.
	const ahead = async (email: string) => {
		const outcome = await perform(
			bookAsGuest,
			{ typeId: world.typeId, startsAt: at(12), ...ada, email },
			{ actor: visitor('en', null, house.id), preview: true },
		)
		const { appointmentId } = must(outcome)
		const { value, effects } = outcome as unknown as { value: object; effects: object[] }
		return JSON.stringify({ value, effects }).replaceAll(appointmentId, 'ID')
	}
	expect(await ahead('unknown@example.test')).toBe(await ahead(await emailOf(house)))
})

test('I34 whom a guest meets doesn’t depend on whose client they are', async () => {
	const world = await openToAll()
	const { house } = world
	await openHours(house, house.owner.id)
	const coachIds = [house.owner.id, house.coach.id]
	const typeId = await bookable(house, { selfBooking: 'everyone', assignment: 'round_robin', coachIds })
	const coachOf = async (email: string, day: string) => {
		const { appointmentId } = must(await bookGuest({ house, typeId }, { email, startsAt: at(9, day) }))
		return within(house.id, (db) =>
			db
				.selectFrom('appointment')
				.select('coach_id')
				.where('id', '=', appointmentId)
				.executeTakeFirstOrThrow(),
		)
	}
	expect(await coachOf('new@example.test', '10')).toEqual(await coachOf(await emailOf(house), '17'))
})

test.each([
	['no e-mail', { email: 'ada@' }, 'email'],
	['two e-mails', { email: 'a@example.test, b@example.test' }, 'email'],
	['a long name', { firstName: 'x'.repeat(101) }, 'firstName'],
	['an empty name', { lastName: '   ' }, 'lastName'],
	['a phone of letters', { phone: 'call me' }, 'phone'],
	['no instant', { startsAt: '2026-03-10' }, 'startsAt'],
	['no zone', { timeZone: 'Mars/Olympus' }, 'timeZone'],
	['a NUL', { firstName: 'A\0' }, 'firstName'],
])('2 the booking form refuses %s beside its field', async (_, wrong, field) => {
	const world = await openToAll()
	const outcome = await bookGuest(world, wrong)
	expect(outcome).toMatchObject({ ok: false, code: 'invalid', fields: { [field]: expect.any(String) } })
})

test.each([
	['in the past', '2026-03-01T08:00:00Z'],
	['between two steps', '2026-03-10T08:10:00Z'],
	['outside the hours', '2026-03-10T03:00:00Z'],
	['in a hundred years', '2126-03-10T08:00:00Z'],
])('7.2 a start %s can’t be taken', async (_, startsAt) => {
	const world = await openToAll()
	expect(await bookGuest(world, { startsAt })).toMatchObject({
		code: expect.stringMatching(/^(booking_time_gone|appointments_slot_taken)$/),
	})
})

test('I30 a coach of another studio, and one who doesn’t lead the type, are unknown', async () => {
	const world = await openToAll()
	const rival = await openToAll()
	for (const coachId of [rival.house.coach.id, world.house.owner.id, newId(), 'no-id'])
		expect(await bookGuest(world, { coachId })).toMatchObject({ code: 'not_found' })
})

test('9.5 who somebody is at a studio’s page: a client who is logged in themselves, staff and archived clients a guest', async () => {
	const { house } = await openToAll()
	const { slug } = await within(null, (db) =>
		db.selectFrom('studio').select('slug').where('id', '=', house.id).executeTakeFirstOrThrow(),
	)
	const enter = (actor: Parameters<typeof atStudio>[0]['locals']['actor'], studio = slug) =>
		atStudio({ params: { studio }, locals: { actor } } as never)
	expect(await enter(house.client)).toMatchObject({ kind: 'client', id: house.client.id })
	expect(await enter({ ...house.client, archived: true })).toMatchObject({
		kind: 'visitor',
		studioId: house.id,
	})
	expect(await enter(house.coach)).toMatchObject({ kind: 'visitor', studioId: house.id })
	// Somebody whose session stands in another studio is a client here all the same.
	const other = await studio()
	const elsewhere = await clientOf(other.id, { firstName: 'Zoé', lastName: 'N', coachId: other.coach.id })
	expect(await enter(elsewhere)).toMatchObject({ kind: 'visitor', studioId: house.id })
	await within(null, (db) =>
		db
			.insertInto('studio_access')
			.values({ account_id: house.client.accountId, studio_id: other.id })
			.execute(),
	)
	expect(await enter({ ...house.client, studioId: other.id })).toMatchObject({
		kind: 'client',
		studioId: house.id,
	})
	await expect(enter(house.client, 'no-such-studio')).rejects.toThrow()
	await within(null, (db) =>
		db.updateTable('studio').set({ suspended_at: new Date() }).where('id', '=', house.id).execute(),
	)
	await expect(enter(house.client)).rejects.toThrow()
})

test('9.1 a studio with nothing open to everyone has no page; what is shown is nobody’s', async () => {
	const { house } = await openToAll()
	const shown = await as(visitor('en', null, house.id)).ask(openTypes, {})
	expect(shown.types).toHaveLength(1)
	const said = JSON.stringify(shown)
	for (const secret of ['Amélie', 'Durand', 'example.test', house.client.id])
		expect(said).not.toContain(secret)
	const shut = await studio()
	await bookable(shut, { selfBooking: 'clients' })
	await expect(as(visitor('en', null, shut.id)).ask(openTypes, {})).rejects.toThrow()
	await expect(as(visitor('en', null, null)).ask(openTypes, {})).rejects.toThrow()
})
