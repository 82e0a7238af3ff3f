import { beforeEach, expect, test } from 'vitest'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, clientOf, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { nowhere } from '#platform/origin.ts'
import { must, perform } from '#platform/perform.ts'
import { linkSigner } from '#platform/signed-link.ts'
import { atStudio } from './public-pages.ts'
import { sessionByLink } from './queries/by-link.ts'
import { bookedPurpose, justBooked } from './queries/just-booked.ts'
import { openTypes } from './queries/open-to-all.ts'
import { bookAsGuest } from './use-cases/book-as-guest.ts'
import { cancelByLink } from './use-cases/cancel-by-link.ts'

useHouse()
beforeEach(() => {
	setClock(() => new Date('2026-03-02T08:00:00Z'))
	posted.length = 0
})

const at = (hour: number, day = '10') => `2026-03-${day}T${String(hour).padStart(2, '0')}:00:00Z`

async function open(more: Parameters<typeof bookable>[1] = {}) {
	const house = await studio()
	await openHours(house)
	const typeId = await bookable(house, { selfBooking: 'everyone', priceMinor: 4000, ...more })
	return { house, typeId }
}
type Open = Awaited<ReturnType<typeof open>>

let addresses = 0
const ada = { firstName: 'Ada', lastName: 'Byron', email: 'ada@example.test' }
const book = ({ house, typeId }: Open, more: object = {}, locale: 'en' | 'fr' = 'en') =>
	perform(
		bookAsGuest,
		{ typeId, startsAt: at(8), ...ada, ...more },
		{
			actor: visitor(locale, null, house.id),
			from: { ...nowhere, address: `198.51.100.${++addresses % 250}` },
		},
	)
const clients = (house: TestStudio) =>
	within(house.id, (db) => db.selectFrom('client').selectAll().orderBy('id').execute())
const emailOf = async (house: TestStudio, id = house.client.id) =>
	(await clients(house)).find((each) => each.id === id)?.email as string
const trail = (house: TestStudio) =>
	within(house.id, (db) =>
		db.selectFrom('event').select(['name', 'actor_kind', 'actor_name', 'client_id']).orderBy('id').execute(),
	)
const placesOf = (house: TestStudio, clientId: string) =>
	within(house.id, (db) =>
		db.selectFrom('appointment_place').selectAll().where('client_id', '=', clientId).execute(),
	)

test('9.3 a new person becomes a client, with a calendar, in the page’s language; both sides are told, and the trail says so', async () => {
	const world = await open()
	const { house } = world
	const { appointmentId } = must(
		await book(
			world,
			{ email: ' Ada@Example.test ', phone: '+33 6 12 34 56 78', timeZone: 'America/New_York' },
			'fr',
		),
	)
	const [made] = (await clients(house)).filter(({ email }) => email === 'ada@example.test')
	expect(made).toMatchObject({
		first_name: 'Ada',
		last_name: 'Byron',
		locale: 'fr',
		time_zone: 'America/New_York',
	})
	expect(made?.account_id).toBeNull()
	const clientId = made?.id ?? ''
	const events = (await trail(house)).filter(({ client_id }) => client_id === clientId)
	expect(events.map(({ name }) => name).toSorted()).toEqual([
		'appointments.booked',
		'clients.came-as-guest',
		'clients.created',
	])
	expect(new Set(events.map((each) => `${each.actor_kind} ${each.actor_name}`))).toEqual(
		new Set(['visitor Ada Byron']),
	)
	await drain()
	const mails = posted.map(({ to, subject }) => `${to} ${subject}`.replace(/Technique \w+/, 'Technique'))
	expect(mails.some((each) => each.startsWith('ada@example.test Confirm'))).toBe(true)
	expect(mails.some((each) => each.includes('Ada Byron booked: Technique'))).toBe(true)
	const [place] = await placesOf(house, clientId)
	// I14: the price is the type's.
	expect([Number(place?.price_minor), place?.payment]).toEqual([4000, 'pending'])
	const row = await within(house.id, (db) =>
		db
			.selectFrom('appointment')
			.select('created_by')
			.where('id', '=', appointmentId)
			.executeTakeFirstOrThrow(),
	)
	expect(row.created_by).toBe('guest')
})

test('7.7 9.3 the mail’s link is the way to the session: it shows it and cancels it, and its button leads there too', async () => {
	const world = await open()
	must(await book(world))
	await drain()
	const mail = posted.find(({ to }) => to === ada.email)
	const tokens = [...(mail?.text ?? '').matchAll(/\/session\/([\w-]+)/g)].map(([, token]) => token)
	expect(tokens.length).toBeGreaterThan(0)
	expect(mail?.text).not.toContain('/client/sessions')
	const holder = visitor('en', null, world.house.id)
	const token = tokens[0] ?? ''
	expect(await as(holder).ask(sessionByLink, { token })).toMatchObject({
		status: 'booked',
		cancel: 'allowed',
	})
	must(await as(holder).do(cancelByLink, { token }))
})

test('9.3 1.5 an address on file, of the client or of their account, in any letters, lands on that client; names stay', async () => {
	const world = await open()
	const { house } = world
	const email = await emailOf(house)
	const second = `amelie-${newId().slice(-6)}@second.test`
	await within(null, (db) =>
		db
			.insertInto('account_email')
			.values({ email: second, account_id: house.client.accountId, verified_at: new Date() })
			.execute(),
	)
	const before = await clients(house)
	must(await book(world, { email: email.toUpperCase() }))
	must(await book(world, { email: second, startsAt: at(10), phone: '+33 1 11 11 11 11' }, 'fr'))
	expect(await clients(house)).toEqual(before)
	expect(await placesOf(house, house.client.id)).toHaveLength(2)
	await drain()
	// Told where the studio writes to, in the client's own name.
	const mail = posted.find(({ to }) => to === email)
	expect(mail?.text).toContain('Amélie')
	expect(mail?.text).not.toContain('Ada')
})

test('1.5 an address of an account that is no client here makes a client without a log-in', async () => {
	const world = await open()
	const other = await studio()
	const email = await emailOf(other)
	must(await book(world, { email }))
	const made = (await clients(world.house)).find((each) => each.email === email)
	expect(made?.account_id).toBeNull()
	const access = await within(null, (db) =>
		db.selectFrom('studio_access').selectAll().where('account_id', '=', other.client.accountId).execute(),
	)
	expect(access.map(({ studio_id }) => studio_id)).toEqual([other.id])
})

test('2.1 9.3 an archived client who books is back, and the trail says so', async () => {
	const world = await open()
	const { house } = world
	await within(house.id, (db) =>
		db.updateTable('client').set({ archived_at: new Date() }).where('id', '=', house.client.id).execute(),
	)
	must(await book(world, { email: await emailOf(house) }))
	expect((await clients(house)).find(({ id }) => id === house.client.id)?.archived_at).toBeNull()
	expect((await trail(house)).map(({ name }) => name)).toContain('clients.reactivated')
})

test('I34 a known address, one of an account and an unknown one get the same answer, and none of them a log-in', async () => {
	const world = await open()
	const { house } = world
	const said = async (email: string, hour: number) => {
		const outcome = await book(world, { email, startsAt: at(hour) })
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
	const world = await open()
	const { house } = world
	await openHours(house, house.owner.id)
	const coachIds = [house.owner.id, house.coach.id]
	const typeId = await bookable(house, { selfBooking: 'everyone', assignment: 'round_robin', coachIds })
	const coachOf = async (email: string, day: string) => {
		const { appointmentId } = must(await book({ house, typeId }, { email, startsAt: at(9, day) }))
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

test('9.3 two people with one new address at once are one client', async () => {
	const world = await open()
	const outcomes = await Promise.all([8, 9, 10, 11].map((hour) => book(world, { startsAt: at(hour) })))
	expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true])
	const made = (await clients(world.house)).filter(({ email }) => email === ada.email)
	expect(made).toHaveLength(1)
	expect(await placesOf(world.house, made[0]?.id ?? '')).toHaveLength(4)
})

test('9.3 one address books six sessions to come, at once too, and more once one is over', async () => {
	const world = await open()
	const outcomes = await Promise.all(
		[8, 9, 10, 11, 12, 13, 14, 15].map((hour) => book(world, { startsAt: at(hour) })),
	)
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(6)
	expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: 'booking_too_many' })
	setClock(() => new Date('2026-03-11T08:00:00Z'))
	must(await book(world, { startsAt: at(8, '12') }))
})

test('9.3 nothing of a refused booking stays: no client, no event, no mail', async () => {
	const world = await open()
	must(await book(world, { email: 'first@example.test' }))
	await drain()
	posted.length = 0
	const before = [await clients(world.house), await trail(world.house)]
	expect(await book(world)).toMatchObject({ code: 'booking_time_gone' })
	await drain()
	expect([await clients(world.house), await trail(world.house)]).toEqual(before)
	expect(posted).toEqual([])
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
	const world = await open()
	const outcome = await book(world, wrong)
	expect(outcome).toMatchObject({ ok: false, code: 'invalid', fields: { [field]: expect.any(String) } })
})

test.each([
	['in the past', '2026-03-01T08:00:00Z'],
	['between two steps', '2026-03-10T08:10:00Z'],
	['outside the hours', '2026-03-10T03:00:00Z'],
	['in a hundred years', '2126-03-10T08:00:00Z'],
])('7.2 a start %s can’t be taken', async (_, startsAt) => {
	const world = await open()
	expect(await book(world, { startsAt })).toMatchObject({
		code: expect.stringMatching(/^(booking_time_gone|appointments_slot_taken)$/),
	})
})

test('I30 a coach of another studio, and one who doesn’t lead the type, are unknown', async () => {
	const world = await open()
	const rival = await open()
	for (const coachId of [rival.house.coach.id, world.house.owner.id, newId(), 'no-id'])
		expect(await book(world, { coachId })).toMatchObject({ code: 'not_found' })
})

test('9.5 who somebody is at a studio’s page: a client who is logged in themselves, staff and archived clients a guest', async () => {
	const { house } = await open()
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
	const { house } = await open()
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
