import { beforeEach, expect, test } from 'vitest'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { linkSigner, studioNamed } from '#platform/signed-link.ts'
import { sessionByLink, timesToMoveByLink } from './queries/by-link.ts'
import { bookAppointment } from './use-cases/book-appointment.ts'
import { cancelByLink } from './use-cases/cancel-by-link.ts'
import { moveByLink } from './use-cases/move-by-link.ts'

useHouse()
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(() => {
	clock('2026-03-02T08:00:00Z')
	posted.length = 0
})

const nine = '2026-03-10T08:00:00Z'
const ten = '2026-03-10T09:00:00Z'
const days = { from: '2026-03-10', to: '2026-03-10' }

/** A client's booked session and the token of the link in its confirmation. */
async function withLink() {
	const house = await studio()
	await openHours(house)
	const typeId = await bookable(house)
	must(await as(house.client).do(bookAppointment, { typeId, startsAt: nine }))
	await drain()
	const mail = posted.find(({ subject }) => subject.startsWith('Confirmed'))
	const token = /\/session\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
	posted.length = 0
	return { house, token, holder: holderOf(token) }
}
const holderOf = (token: string) => visitor('en', null, studioNamed(token))
const placeOf = (house: TestStudio) =>
	within(house.id, (db) => db.selectFrom('appointment_place').selectAll().executeTakeFirstOrThrow())
const subjects = async () => {
	await drain()
	return posted
		.splice(0)
		.map(({ subject }) => subject.replace(/Technique \w+/, 'Technique'))
		.toSorted()
}

test('7.7 the link of a mail shows one session, on the clock of whose it is, and nothing of the account', async () => {
	const { house, token, holder } = await withLink()
	const seen = await as(holder).ask(sessionByLink, { token })
	expect(seen).toMatchObject({ cancel: 'allowed', movable: true, timeZone: 'Europe/Paris', status: 'booked' })
	const said = JSON.stringify(seen)
	for (const secret of ['Amélie', 'Durand', house.client.id, house.client.accountId])
		expect(said).not.toContain(secret)
})

test('7.5 7.7 the link cancels its session without log-in; both are told, and the trail says whose it was', async () => {
	const { house, token, holder } = await withLink()
	const ahead = await as(holder).preview(cancelByLink, { token })
	expect(ahead).toMatchObject({ effects: [{ kind: 'goes' }, { kind: 'told' }] })
	expect(await placeOf(house)).toMatchObject({ status: 'booked' })
	must(await as(holder).do(cancelByLink, { token }))
	expect(await placeOf(house)).toMatchObject({ status: 'cancelled', cancelled_by: 'client' })
	expect(await subjects()).toEqual(['Amélie Durand cancelled: Technique', 'Cancelled: Technique'])
	expect(await as(holder).do(cancelByLink, { token })).toMatchObject({ code: 'appointments_over' })
	expect(await as(holder).ask(sessionByLink, { token })).toMatchObject({
		status: 'cancelled',
		movable: false,
	})
	const event = await within(house.id, (db) =>
		db
			.selectFrom('event')
			.selectAll()
			.where('name', '=', 'appointments.place-cancelled')
			.executeTakeFirstOrThrow(),
	)
	expect(event).toMatchObject({ actor_kind: 'visitor', actor_name: 'Amélie Durand' })
})

test('7.5 I5 the link moves its session to a free time', async () => {
	const { house, token, holder } = await withLink()
	const { times } = await as(holder).ask(timesToMoveByLink, { token, ...days })
	expect(times[0]?.startsAt).toBe('2026-03-10T09:00:00Z')
	must(await as(holder).do(moveByLink, { token, startsAt: ten }))
	expect(await subjects()).toEqual(['Amélie Durand moved: Technique', 'Changed: Technique'])
	const busy = await within(house.id, (db) => db.selectFrom('coach_busy').selectAll().execute())
	expect(busy).toHaveLength(1)
})

test('7.5 I8 the link has the same window', async () => {
	const { token, holder } = await withLink()
	clock('2026-03-09T08:01:00Z')
	expect(await as(holder).ask(sessionByLink, { token })).toMatchObject({
		cancel: 'window_passed',
		movable: false,
	})
	expect(await as(holder).do(cancelByLink, { token })).toMatchObject({
		code: 'appointments_window_passed_at',
	})
	expect(await as(holder).do(moveByLink, { token, startsAt: ten })).toMatchObject({
		code: 'appointments_window_passed_at',
	})
})

test('7.7 1.4 a link ends with its session and with its client; one we never signed answers the same', async () => {
	const { house, token, holder } = await withLink()
	const nothing = async (with_: string, as_ = holder) => {
		await expect(as(as_).ask(sessionByLink, { token: with_ })).rejects.toThrow()
		expect(await as(as_).do(cancelByLink, { token: with_ })).toMatchObject({ code: 'not_found' })
		expect(await as(as_).do(moveByLink, { token: with_, startsAt: ten })).toMatchObject({ code: 'not_found' })
	}
	const { id } = await placeOf(house)
	const otherPurpose = (await linkSigner('something-else'))({ studioId: house.id, id })
	const nobody = (await linkSigner('session'))({ studioId: house.id, id: newId() })
	for (const wrong of ['', 'x', otherPurpose, nobody, `${token.slice(0, -2)}AA`, token.slice(4)])
		await nothing(wrong)
	// The link of one studio opens nothing for a visitor of another.
	const rival = await studio()
	await nothing(token, visitor('en', null, rival.id))
	const archive = (archived_at: Date | null) =>
		within(house.id, (db) =>
			db.updateTable('client').set({ archived_at }).where('id', '=', house.client.id).execute(),
		)
	await archive(new Date())
	await nothing(token)
	await archive(null)
	clock('2026-03-10T09:00:01Z')
	await nothing(token)
})

test('7.7 a token names its studio to the door before anything is proven', async () => {
	const { house, token } = await withLink()
	expect(studioNamed(token)).toBe(house.id)
	for (const wrong of ['', 'abc', 'A'.repeat(30), token.slice(1)]) expect(studioNamed(wrong)).toBeNull()
})
