import { beforeEach, expect, test } from 'vitest'
import { ada, bookGuest, clientsOf, emailOf, openToAll } from '#features/testing/guests.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { sessionByLink } from './queries/by-link.ts'
import { cancelByLink } from './use-cases/cancel-by-link.ts'

useHouse()
beforeEach(() => {
	setClock(() => new Date('2026-03-02T08:00:00Z'))
	posted.length = 0
})

const at = (hour: number, day = '10') => `2026-03-${day}T${String(hour).padStart(2, '0')}:00:00Z`

const trail = (house: TestStudio) =>
	within(house.id, (db) =>
		db.selectFrom('event').select(['name', 'actor_kind', 'actor_name', 'client_id']).orderBy('id').execute(),
	)
const placesOf = (house: TestStudio, clientId: string) =>
	within(house.id, (db) =>
		db.selectFrom('appointment_place').selectAll().where('client_id', '=', clientId).execute(),
	)

test('9.3 a new person becomes a client, with a calendar, in the page’s language; both sides are told, and the trail says so', async () => {
	const world = await openToAll({ priceMinor: 4000 })
	const { house } = world
	const { appointmentId } = must(
		await bookGuest(
			world,
			{ email: ' Ada@Example.test ', phone: '+33 6 12 34 56 78', timeZone: 'America/New_York' },
			'fr',
		),
	)
	const [made] = (await clientsOf(house)).filter(({ email }) => email === 'ada@example.test')
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
	const owed = await within(house.id, (db) =>
		db.selectFrom('obligation').select(['price_minor', 'state']).where('client_id', '=', clientId).execute(),
	)
	// I14: the price is the type's.
	expect(owed).toEqual([{ price_minor: '4000', state: 'pending' }])
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
	const world = await openToAll()
	must(await bookGuest(world))
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
	const world = await openToAll()
	const { house } = world
	const email = await emailOf(house)
	const second = `amelie-${newId().slice(-6)}@second.test`
	await within(null, (db) =>
		db
			.insertInto('account_email')
			.values({ email: second, account_id: house.client.accountId, verified_at: new Date() })
			.execute(),
	)
	const before = await clientsOf(house)
	must(await bookGuest(world, { email: email.toUpperCase() }))
	must(await bookGuest(world, { email: second, startsAt: at(10), phone: '+33 1 11 11 11 11' }, 'fr'))
	expect(await clientsOf(house)).toEqual(before)
	expect(await placesOf(house, house.client.id)).toHaveLength(2)
	await drain()
	// Told where the studio writes to, in the client's own name.
	const mail = posted.find(({ to }) => to === email)
	expect(mail?.text).toContain('Amélie')
	expect(mail?.text).not.toContain('Ada')
})

test('1.5 an address of an account that is no client here makes a client without a log-in', async () => {
	const world = await openToAll()
	const other = await studio()
	const email = await emailOf(other)
	must(await bookGuest(world, { email }))
	const made = (await clientsOf(world.house)).find((each) => each.email === email)
	expect(made?.account_id).toBeNull()
	const access = await within(null, (db) =>
		db.selectFrom('studio_access').selectAll().where('account_id', '=', other.client.accountId).execute(),
	)
	expect(access.map(({ studio_id }) => studio_id)).toEqual([other.id])
})

test('2.1 9.3 an archived client who books is back, and the trail says so', async () => {
	const world = await openToAll()
	const { house } = world
	await within(house.id, (db) =>
		db.updateTable('client').set({ archived_at: new Date() }).where('id', '=', house.client.id).execute(),
	)
	must(await bookGuest(world, { email: await emailOf(house) }))
	expect((await clientsOf(house)).find(({ id }) => id === house.client.id)?.archived_at).toBeNull()
	expect((await trail(house)).map(({ name }) => name)).toContain('clients.reactivated')
})

test('9.3 two people with one new address at once are one client', async () => {
	const world = await openToAll()
	const outcomes = await Promise.all([8, 9, 10, 11].map((hour) => bookGuest(world, { startsAt: at(hour) })))
	expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true])
	const made = (await clientsOf(world.house)).filter(({ email }) => email === ada.email)
	expect(made).toHaveLength(1)
	expect(await placesOf(world.house, made[0]?.id ?? '')).toHaveLength(4)
})

test('9.3 one address books six sessions to come, at once too, and more once one is over', async () => {
	const world = await openToAll()
	const outcomes = await Promise.all(
		[8, 9, 10, 11, 12, 13, 14, 15].map((hour) => bookGuest(world, { startsAt: at(hour) })),
	)
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(6)
	expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: 'booking_too_many' })
	setClock(() => new Date('2026-03-11T08:00:00Z'))
	must(await bookGuest(world, { startsAt: at(8, '12') }))
})

test('9.3 nothing of a refused booking stays: no client, no event, no mail', async () => {
	const world = await openToAll()
	must(await bookGuest(world, { email: 'first@example.test' }))
	await drain()
	posted.length = 0
	const before = [await clientsOf(world.house), await trail(world.house)]
	expect(await bookGuest(world)).toMatchObject({ code: 'booking_time_gone' })
	await drain()
	expect([await clientsOf(world.house), await trail(world.house)]).toEqual(before)
	expect(posted).toEqual([])
})
