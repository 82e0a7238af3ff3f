import { beforeEach, expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { createType } from './use-cases/create-type.ts'
import { importAppointments } from './use-cases/import-appointments.ts'

useHouse()
let house: TestStudio
let emails: [string, string]

beforeEach(async () => {
	setClock(() => new Date('2026-03-10T08:00:00Z'))
	house = await studio()
	const rows = await within(house.id, (db) => db.selectFrom('client').select(['id', 'email']).execute())
	const emailOf = ({ id }: { id: string }) => rows.find((row) => row.id === id)?.email ?? ''
	emails = [emailOf(house.client), emailOf(house.otherClient)]
	posted.length = 0
})

const head = 'date,time,minutes,email,title,status'
const lines = (...rows: string[]) => [head, ...rows].join('\n')
const run = (content: string, actor: Actor = house.coach) => as(actor).do(importAppointments, { content })
const standing = () =>
	within(house.id, (db) =>
		db
			.selectFrom('appointment as a')
			.leftJoin('appointment_place as p', 'p.appointment_id', 'a.id')
			.select(['a.title', 'a.starts_at', 'a.status', 'p.status as of', 'p.client_id'])
			.orderBy('a.starts_at')
			.orderBy('p.seat')
			.execute(),
	)
const busy = () => within(house.id, (db) => db.selectFrom('coach_busy').select('id').execute())

test('7.1 a list is taken over: past ones with how they went, those to come booked; nobody is told', async () => {
	const [first, second] = emails
	const list = lines(
		`2026-02-03,18:00,60,${first},Technique,`,
		`2026-02-10,18:00,60,${first},Technique,no-show`,
		`2026-02-17,18:00,60,${first},Technique,annulée`,
		`2026-04-07,18:00,60,${first},Technique,booked`,
		`2026-04-08,10:00,75,${first},Small group,booked`,
		`2026-04-08,10:00,75,${second},Small group,booked`,
	)
	const dry = must(await as(house.coach).preview(importAppointments, { content: list }))
	expect(dry).toEqual({ created: 5, unchanged: 0, leftOut: 1, failed: 0, next: null, problems: [] })
	expect(await standing()).toEqual([])
	expect(must(await run(list))).toEqual(dry)
	const said = (await standing()).map(({ title, status, of, starts_at }) => [
		title,
		starts_at.toISOString(),
		status,
		of,
	])
	expect(said).toEqual([
		['Technique', '2026-02-03T17:00:00.000Z', 'completed', 'completed'],
		['Technique', '2026-02-10T17:00:00.000Z', 'no_show', 'no_show'],
		['Technique', '2026-04-07T16:00:00.000Z', 'booked', 'booked'],
		['Small group', '2026-04-08T08:00:00.000Z', 'booked', 'booked'],
		['Small group', '2026-04-08T08:00:00.000Z', 'booked', 'booked'],
	])
	await drain()
	expect(posted).toEqual([])
})

test('7.1 the same list again changes nothing, and a longer one adds what is new', async () => {
	const [first] = emails
	const list = lines(`2026-02-03,18:00,60,${first},Technique,`, `2026-04-07,18:00,60,${first},Technique,`)
	must(await run(list))
	expect(must(await run(list))).toMatchObject({ created: 0, unchanged: 2, failed: 0 })
	expect(must(await run(`${list}\n2026-04-14,18:00,60,${first},Technique,`))).toMatchObject({
		created: 1,
		unchanged: 2,
	})
	expect(await standing()).toHaveLength(3)
})

test('I1 what is in the way of a row is named, the row leaves nothing, and the others come', async () => {
	const [first, second] = emails
	must(
		await as(house.coach).do(createAppointment, { title: 'Held', minutes: 60, startsAt: '2026-04-07T18:30' }),
	)
	const list = lines(
		`2026-04-07,18:00,60,${first},Technique,`,
		`2026-04-07,19:30,60,${second},Technique,`,
		`2026-04-07,20:00,60,${first},Other,`,
	)
	const answer = must(await run(list))
	expect(answer).toMatchObject({ created: 1, failed: 2 })
	expect(answer.problems.map(({ row }) => row)).toEqual([2, 4])
	expect(answer.problems[0]?.problem).toContain('Held')
	expect((await standing()).map(({ title }) => title)).toEqual(['Held', 'Technique'])
	expect(await busy()).toHaveLength(2)
})

test('7.1 a title that is a type brings its terms; rows that can’t be read or name nobody say so', async () => {
	const [first] = emails
	const terms = { durationMinutes: 45, priceMinor: 4500, place: 'Room 2', selfBooking: 'clients' as const }
	must(await as(house.coach).do(createType, { name: 'Screen', ...terms, coachIds: [house.coach.id] }))
	const list = lines(
		`2026-04-07,18:00,,${first},screen,`,
		`2026-04-08,18:00,,${first},Unheard of,`,
		`yesterday,18:00,60,${first},Technique,`,
		'2026-04-09,18:00,60,nobody@example.org,Technique,',
		`2026-04-10,18:00,60,${first},Technique,completed`,
	)
	const answer = must(await run(list))
	expect(answer).toMatchObject({ created: 1, failed: 4 })
	expect(answer.problems.map(({ row }) => row)).toEqual([3, 4, 5, 6])
	const made = await within(house.id, (db) =>
		db.selectFrom('appointment').select(['title', 'place', 'price_minor', 'ends_at']).execute(),
	)
	expect(made).toEqual([
		{ title: 'Screen', place: 'Room 2', price_minor: '4500', ends_at: new Date('2026-04-07T16:45:00Z') },
	])
})

test('1.3 a coach takes over their own agenda and clients only; an assistant those of all', async () => {
	const [first] = emails
	const rival = await staffMember(house.id, 'coach', 'Rival Coach')
	const list = `start,email,coach,title,minutes\n2026-04-07 18:00,${first},${house.coach.name},Technique,60`
	expect(must(await run(list, rival))).toMatchObject({ created: 0, failed: 1 })
	const assistant = await staffMember(house.id, 'assistant', 'Assistant')
	expect(must(await run(list, assistant))).toMatchObject({ created: 1, failed: 0 })
})

test('7.1 a list without what matters, or that is none, is refused; a long one goes on where it stopped', async () => {
	expect(await run('who,what\nx,y')).toMatchObject({ ok: false, code: 'appointments_list_columns' })
	expect(await run('')).toMatchObject({ ok: false, code: 'csv_empty' })
	const [first] = emails
	const many = Array.from({ length: 103 }, (_, n) => {
		const day = new Date(Date.UTC(2026, 3, 1 + n)).toISOString().slice(0, 10)
		return `${day},18:00,60,${first},Technique,`
	})
	const answer = must(await run(lines(...many)))
	expect(answer).toMatchObject({ created: 100, next: 100 })
	expect(
		must(await as(house.coach).do(importAppointments, { content: lines(...many), from: 100 })),
	).toMatchObject({
		...{ created: 3, next: null },
	})
}, 60_000)
