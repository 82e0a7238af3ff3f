import { beforeEach, expect, test } from 'vitest'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { statements } from '#platform/database/transaction.ts'
import { must } from '#platform/perform.ts'
import { bookableTypes } from './queries/bookable-types.ts'
import { times } from './queries/times.ts'
import { archiveType } from './use-cases/archive-type.ts'
import { bookAppointment } from './use-cases/book-appointment.ts'

useHouse()
beforeEach(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

const day = { from: '2026-03-10', to: '2026-03-10' }
const starts = ({ times: found }: { times: { startsAt: string }[] }) =>
	found.map(({ startsAt }) => startsAt.slice(11, 16))

async function withType(more: Parameters<typeof bookable>[1] = {}, house?: TestStudio) {
	const at = house ?? (await studio())
	if (!house) await openHours(at)
	return { house: at, typeId: await bookable(at, more) }
}

test('7.1 free times lie on the reader’s days; what somebody took is gone', async () => {
	const { house, typeId } = await withType()
	const ask = (more: object = {}) => as(house.client).ask(times, { typeId, ...day, ...more })
	const before = await ask()
	// 9:00 to 20:00 in Paris, on the hour.
	expect(starts(before)).toEqual(Array.from({ length: 11 }, (_, n) => `${String(n + 8).padStart(2, '0')}:00`))
	expect(before).toMatchObject({
		countByDay: { '2026-03-10': 11 },
		timeZone: 'Europe/Paris',
		studioZone: 'Europe/Paris',
	})
	must(await as(house.otherClient).do(bookAppointment, { typeId, startsAt: '2026-03-10T08:00:00Z' }))
	expect(starts(await ask())[0]).toBe('09:00')
	// In Auckland the 10th begins at 11:00 of the 9th in Lyon, and ends an hour before noon of the 10th.
	const away = await ask({ timeZone: 'Pacific/Auckland' })
	expect(away.times[0]?.startsAt).toBe('2026-03-09T11:00:00Z')
	expect(away.times.at(-1)?.startsAt).toBe('2026-03-10T10:00:00Z')
	expect(Object.keys(away.countByDay)).toEqual(['2026-03-10'])
})

test('7.1 a day across the night when clocks change has its own hours', async () => {
	const { house, typeId } = await withType()
	const spring = { from: '2026-03-29', to: '2026-03-29' }
	const found = await as(house.client).ask(times, { typeId, ...spring })
	expect([found.times[0]?.startsAt, found.times.at(-1)?.startsAt]).toEqual([
		'2026-03-29T07:00:00Z',
		'2026-03-29T17:00:00Z',
	])
})

test('7.1 of one coach, or of whoever is free; a coach of something else is nobody', async () => {
	const house = await studio()
	const second = await staffMember(house.id, 'coach')
	await openHours(house)
	await openHours(house, second.id, [1080, 1200])
	const typeId = await bookable(house, { assignment: 'round_robin', coachIds: [house.coach.id, second.id] })
	const ask = (coachId?: string) =>
		as(house.client).ask(times, { typeId, ...day, ...(coachId ? { coachId } : {}) })
	expect(starts(await ask(second.id))).toEqual(['17:00', '18:00'])
	const both = (await ask()).times.find(({ startsAt }) => startsAt.includes('T17:00'))
	expect(both?.coachIds.toSorted()).toEqual([house.coach.id, second.id].toSorted())
	await expect(ask(house.owner.id)).rejects.toThrow()
})

test('7.1 clients see what they may book: open types that somebody leads; staff look into any', async () => {
	const { house, typeId } = await withType()
	const closed = await bookable(house, { selfBooking: 'nobody' })
	const group = await bookable(house, { capacity: 8, link: 'https://meet.example.org/secret' })
	const gone = await bookable(house)
	must(await as(house.owner).do(archiveType, { typeId: gone }))
	const listed = await as(house.client).ask(bookableTypes, {})
	expect(listed.types.map(({ id }) => id).toSorted()).toEqual([typeId, group].toSorted())
	expect(JSON.stringify(listed)).not.toContain('secret')
	for (const shut of [closed, group, gone])
		await expect(as(house.client).ask(times, { typeId: shut, ...day })).rejects.toThrow()
	expect((await as(house.coach).ask(times, { typeId: closed, ...day })).times).toHaveLength(11)
	const rival = await studio()
	for (const stranger of [rival.client, rival.owner, { ...house.client, archived: true }])
		await expect(as(stranger).ask(times, { typeId, ...day })).rejects.toThrow()
})

test('7.1 at most 62 days are asked for at once', async () => {
	const { house, typeId } = await withType()
	const ask = (from: string, to: string) => as(house.client).ask(times, { typeId, from, to })
	expect((await ask('2026-03-02', '2026-05-02')).times.length).toBeGreaterThan(0)
	await expect(ask('2026-03-02', '2026-05-03')).rejects.toThrow()
	await expect(ask('2026-03-02', '2026-03-01')).rejects.toThrow()
})

test('G7 a month takes three statements, however much is booked in it', async () => {
	const { house, typeId } = await withType()
	const month = async () => {
		const before = statements.count
		await as(house.client).ask(times, { typeId, from: '2026-03-02', to: '2026-04-01' })
		return statements.count - before
	}
	const empty = await month()
	for (let n = 3; n < 20; n++)
		must(
			await as(house.client).do(bookAppointment, {
				typeId,
				startsAt: `2026-03-${String(n).padStart(2, '0')}T10:00:00Z`,
			}),
		)
	expect([empty, await month()]).toEqual([3, 3])
})
