import { beforeAll, expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { programOf, shareWith, unshare } from '#features/testing/shared-plans.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { statements } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { addDays } from '#platform/time/days.ts'
import { calendar } from './queries/calendar.ts'
import { programsToSchedule } from './queries/programs-to-schedule.ts'
import { scheduleProgram } from './use-cases/schedule-program.ts'
import { undoChange } from './use-cases/undo-change.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

const today = '2026-03-02'

async function withPrograms(options: Parameters<typeof studio>[0] = {}) {
	const house = await studio(options)
	const base = await programOf(house.id, { title: 'Base', weeks: 4 })
	const peak = await programOf(house.id, { title: 'Peak', weeks: 2, days: [1, 2] })
	await shareWith(house.id, base.id, house.client.id)
	await shareWith(house.id, peak.id, house.client.id)
	return { ...house, base, peak }
}

const see = (house: TestStudio, from = '2026-01-01', to = '2026-12-31') =>
	as(house.client).ask(calendar, { from, to })

const logFirst = (house: TestStudio, workoutId: string) =>
	within(house.id, (db) =>
		db
			.insertInto('training_log')
			.values({
				studio_id: house.id,
				id: newId(),
				client_id: house.client.id,
				workout_id: workoutId,
				on_date: today,
				title: 'Base 1.1',
				prescribed: JSON.stringify({ v: 1, sections: [] }),
				status: 'completed',
				started_at: new Date(),
				logged_by: 'client',
			})
			.execute(),
	)

test('4.4 a client puts a shared program on their calendar: day 1 of week 1 is the day they chose', async () => {
	const house = await withPrograms()
	const { client, base } = house
	const list = await as(client).ask(programsToSchedule, { search: 'BÂS' })
	expect(list.programs).toMatchObject([{ id: base.id, weeks: 4, workouts: 12, scheduled: false }])
	must(await as(client).do(scheduleProgram, { programId: base.id, startsOn: '2026-03-04' }))
	const { runs, entries } = await see(house)
	expect(runs).toMatchObject([{ title: 'Base', from: '2026-03-04', to: '2026-03-31', scheduledBy: 'client' }])
	expect(entries.map((each) => each.onDate).slice(0, 4)).toEqual([
		'2026-03-04',
		'2026-03-06',
		'2026-03-08',
		'2026-03-11',
	])
	expect(entries[0]).toMatchObject({
		title: 'Base 1.1',
		exercises: ['Back squat', 'Bench press'],
		status: 'planned',
	})
})

test('4.5 once sharing has ended the run stays whole, and scheduling again is refused clearly', async () => {
	const house = await withPrograms()
	const { client, base, peak } = house
	must(await as(client).do(scheduleProgram, { programId: base.id, startsOn: today }))
	await unshare(house.id, base.id, client.id)
	await unshare(house.id, peak.id, client.id)
	expect((await see(house)).entries).toHaveLength(12)
	expect(await as(client).do(scheduleProgram, { programId: base.id, startsOn: '2026-06-01' })).toMatchObject({
		code: 'calendars_no_longer_shared',
	})
	// Never theirs: as if it didn't exist (1.4, I20).
	expect(await as(client).do(scheduleProgram, { programId: peak.id, startsOn: today })).toMatchObject({
		code: 'not_found',
	})
	expect((await as(client).ask(programsToSchedule, {})).programs).toEqual([])
})

test('I21 the coach archives the program: the copy owns its rows', async () => {
	const house = await withPrograms()
	must(await as(house.client).do(scheduleProgram, { programId: house.base.id, startsOn: today }))
	await within(house.id, (db) => db.deleteFrom('program').where('id', '=', house.base.id).execute())
	const { runs, entries } = await see(house)
	expect(entries).toHaveLength(12)
	expect(runs).toMatchObject([{ title: 'Base', programId: null }])
})

test('4.7 an overlapping run goes completely, logs stay; 4.8 the preview says so and undoing brings it back with its ids', async () => {
	const house = await withPrograms()
	const { client, coach, base, peak } = house
	must(await as(client).do(scheduleProgram, { programId: base.id, startsOn: today }))
	const before = await see(house)
	await logFirst(house, before.entries[0]?.workoutId as string)
	const ask = { clientId: client.id, programId: peak.id, startsOn: '2026-03-16' }
	const preview = await as(coach).preview(scheduleProgram, ask)
	expect(preview).toMatchObject({
		ok: true,
		effects: [
			{ kind: 'comes', text: '“Peak” goes on the calendar, 16–29 Mar 2026: 4 workouts.' },
			{ kind: 'goes', text: '“Base” (2–29 Mar 2026) leaves the calendar whole: 12 workouts.' },
			{ kind: 'stays', text: '1 workout already logged stays in history and records.' },
			{ kind: 'note', text: 'Nobody is told.' },
			{ kind: 'note' },
		],
	})
	expect((await see(house)).runs).toMatchObject([{ title: 'Base' }])
	const { eventId } = must(await as(coach).do(scheduleProgram, ask))
	const after = await see(house)
	expect(after.runs).toMatchObject([{ title: 'Peak' }])
	expect(after.entries).toHaveLength(5)
	expect(after.entries[0]).toMatchObject({ workoutId: null, title: 'Base 1.1', status: 'completed' })
	// The client didn't do this: it isn't theirs to undo.
	expect(await as(client).do(undoChange, { eventId })).toMatchObject({ code: 'not_found' })
	must(await as(coach).do(undoChange, { eventId }))
	const back = await see(house)
	expect(back.runs).toEqual(before.runs)
	expect(back.entries.map((each) => each.workoutId)).toEqual(before.entries.map((each) => each.workoutId))
	expect(back.entries[0]).toMatchObject({ status: 'completed' })
	expect(await as(coach).do(undoChange, { eventId })).toMatchObject({ code: 'calendars_undone_already' })
})

test('4.8 undoing is refused clearly when another program stands there now, and after 30 days', async () => {
	const house = await withPrograms()
	const { client, base, peak } = house
	must(await as(client).do(scheduleProgram, { programId: base.id, startsOn: today }))
	const { eventId } = must(
		await as(client).do(scheduleProgram, { programId: peak.id, startsOn: '2026-03-23' }),
	)
	must(await as(client).do(scheduleProgram, { programId: peak.id, startsOn: today }))
	expect(await as(client).do(undoChange, { eventId })).toMatchObject({
		code: 'calendars_in_the_way',
		params: { title: 'Peak', range: '2–15 Mar 2026' },
	})
	setClock(() => new Date('2026-04-02T08:00:00Z'))
	expect(await as(client).do(undoChange, { eventId })).toMatchObject({ code: 'not_found' })
	setClock(() => new Date('2026-03-02T08:00:00Z'))
})

test('4.8 shift puts the new run in between and the rest behind it; undoing puts all back', async () => {
	const house = await withPrograms()
	const { client, base, peak } = house
	must(await as(client).do(scheduleProgram, { programId: base.id, startsOn: today }))
	const before = await see(house)
	const { eventId } = must(
		await as(client).do(scheduleProgram, { programId: peak.id, startsOn: '2026-03-16', mode: 'shift' }),
	)
	const after = await see(house)
	expect(after.runs.map(({ title, from, to }) => [title, from, to])).toEqual([
		['Base', '2026-03-02', '2026-03-15'],
		['Peak', '2026-03-16', '2026-03-29'],
		['Base', '2026-03-30', '2026-04-12'],
	])
	const base3 = after.entries.find((each) => each.title === 'Base 3.1')
	expect(base3?.onDate).toBe('2026-03-30')
	expect(base3?.workoutId).toBe(before.entries.find((each) => each.title === 'Base 3.1')?.workoutId)
	expect(after.entries).toHaveLength(16)
	must(await as(client).do(undoChange, { eventId }))
	const back = await see(house)
	expect(back.runs).toEqual(before.runs)
	expect(back.entries.map(({ workoutId, onDate }) => [workoutId, onDate])).toEqual(
		before.entries.map(({ workoutId, onDate }) => [workoutId, onDate]),
	)
})

test('4.8 run both stands beside', async () => {
	const house = await withPrograms()
	const { client, base, peak } = house
	must(await as(client).do(scheduleProgram, { programId: base.id, startsOn: today }))
	must(await as(client).do(scheduleProgram, { programId: peak.id, startsOn: '2026-03-16', mode: 'run_both' }))
	expect((await see(house)).runs.map(({ title, lane }) => [title, lane])).toEqual([
		['Base', 0],
		['Peak', 1],
	])
})

test('I26 the coach schedules silently and nobody is told; with “tell” the client gets one mail; a client’s own is a notice to the coach', async () => {
	const house = await withPrograms()
	const { client, coach, base, peak } = house
	posted.length = 0
	must(await as(coach).do(scheduleProgram, { clientId: client.id, programId: base.id, startsOn: today }))
	await drain()
	expect(posted).toEqual([])
	must(
		await as(coach).do(scheduleProgram, {
			clientId: client.id,
			programId: peak.id,
			startsOn: today,
			tell: true,
		}),
	)
	await drain()
	expect(posted.map((mail) => mail.subject)).toEqual(['“Peak” is on your calendar'])
	must(await as(client).do(scheduleProgram, { programId: base.id, startsOn: today }))
	await drain()
	expect(posted).toHaveLength(1)
	const notices = await within(house.id, (db) =>
		db.selectFrom('notice').select(['kind', 'staff_id']).execute(),
	)
	expect(notices).toContainEqual({ kind: 'client-scheduled-program', staff_id: coach.id })
})

test('I29 nobody else’s calendar: another client, a rival studio, by guessed ids', async () => {
	const house = await withPrograms()
	const rival = await studio()
	must(await as(house.client).do(scheduleProgram, { programId: house.base.id, startsOn: today }))
	const ask = { clientId: house.client.id, programId: house.base.id, startsOn: today }
	for (const stranger of [house.otherClient, rival.owner, rival.client]) {
		expect(await as(stranger).do(scheduleProgram, ask)).toMatchObject({ code: 'not_found' })
		await expect(
			as(stranger).ask(calendar, { clientId: house.client.id, from: today, to: today }),
		).rejects.toThrow()
	}
})

test('G2 the calendar takes the same few statements however much stands on it', async () => {
	const house = await withPrograms()
	const count = async () => {
		const before = statements.count
		await as(house.coach).ask(calendar, { clientId: house.client.id, from: '2026-01-01', to: '2026-12-31' })
		return statements.count - before
	}
	const empty = await count()
	for (let n = 0; n < 6; n++)
		must(
			await as(house.client).do(scheduleProgram, {
				programId: house.base.id,
				startsOn: addDays(today, n * 28),
			}),
		)
	expect((await see(house)).entries).toHaveLength(72)
	expect(await count()).toBe(empty)
	expect(empty).toBeLessThanOrEqual(3)
})
