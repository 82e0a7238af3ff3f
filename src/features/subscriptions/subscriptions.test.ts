import { beforeAll, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { workout } from '#features/calendars/queries/workout.ts'
import { addWorkout } from '#features/calendars/use-cases/add-workout.ts'
import { moveWorkouts } from '#features/calendars/use-cases/move-workouts.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { deleteProgram } from '#features/programs/use-cases/delete-program.ts'
import { useHouse } from '#features/testing/house.ts'
import { programOf } from '#features/testing/shared-plans.ts'
import { as, clientOf, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { asked, inProgram, joined, oneToOne } from '#features/testing/subscriptions.ts'
import { home } from '#features/training/queries/home.ts'
import { session } from '#features/training/queries/session.ts'
import { logSet } from '#features/training/use-cases/log-set.ts'
import { startWorkout } from '#features/training/use-cases/start-workout.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must, NotFound } from '#platform/perform.ts'
import { list } from './queries/list.ts'
import { mine } from './queries/mine.ts'
import { end } from './use-cases/end.ts'
import { invite } from './use-cases/invite.ts'
import { move } from './use-cases/move.ts'
import { pause } from './use-cases/pause.ts'
import { resume } from './use-cases/resume.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

const today = '2026-03-02'
const year = { from: '2026-01-01', to: '2026-12-31' }
const titles = (seen: { entries: { title: string }[] }) => seen.entries.map((each) => each.title)

/** A workout on a subscriber's calendar, by the coach. */
const plan = async (
	house: TestStudio,
	{ clientId, calendarId }: { clientId: string; calendarId: string },
	onDate: string,
	title: string,
) =>
	must(await as(house.coach).do(addWorkout, { clientId, calendarId, onDate, title, text: 'Back squat: 5x5' }))
		.workoutId

test('6.2 the calendar can be filled while the invitation is pending; the client sees it once they accept', async () => {
	const house = await studio()
	const there = await asked(house, house.client)
	await plan(house, there, today, 'Squat')
	const see = () => as(house.client).ask(calendar, year)
	expect(titles(await see())).toEqual([])
	await expect(as(house.client).ask(calendar, { ...year, calendarId: there.calendarId })).rejects.toThrow(
		NotFound,
	)
	await joined(house.client, there)
	expect(titles(await see())).toEqual(['Squat'])
	expect((await see()).calendars.map(({ kind, title }) => [kind, title])).toEqual([
		['main', null],
		['subscription', 'Coaching'],
	])
})

test('6.4 home says of which program a workout is, where a client has several', async () => {
	const house = await studio()
	const strength = await inProgram(house, house.client, {
		program: await oneToOne(house.id, { title: 'Strength' }),
	})
	await plan(house, strength, today, 'Day A')
	const see = async () =>
		(await as(house.client).ask(home, {})).todays.map(({ title, program }) => [title, program])
	expect(await see()).toEqual([['Day A', null]])
	const running = await inProgram(house, house.client, {
		program: await oneToOne(house.id, { title: 'Running' }),
	})
	await plan(house, running, today, 'Day A')
	expect((await see()).toSorted()).toEqual([
		['Day A', 'Running'],
		['Day A', 'Strength'],
	])
})

test('6.1 days further ahead than the program shows are not there for the client: calendar, workout, session, training', async () => {
	const house = await studio()
	const there = await inProgram(house, house.client, { daysAhead: 3 })
	const near = await plan(house, there, '2026-03-05', 'Near')
	const far = await plan(house, there, '2026-03-06', 'Far')
	const me = as(house.client)
	expect(titles(await me.ask(calendar, year))).toEqual(['Near'])
	expect(titles(await as(house.coach).ask(calendar, { clientId: house.client.id, ...year }))).toEqual([
		'Near',
		'Far',
	])
	await expect(me.ask(workout, { workoutId: far })).rejects.toThrow(NotFound)
	await expect(me.ask(session, { workoutId: far })).rejects.toThrow(NotFound)
	expect(await me.do(startWorkout, { workoutId: far })).toMatchObject({ code: 'not_found' })
	expect(await me.do(moveWorkouts, { workoutIds: [far], onDate: today })).toMatchObject({ code: 'not_found' })
	expect(await me.do(moveWorkouts, { workoutIds: [near], onDate: '2026-03-20' })).toMatchObject({
		code: 'calendars_not_shown_then',
	})
	must(await me.do(moveWorkouts, { workoutIds: [near], onDate: '2026-03-04' }))
	setClock(() => new Date('2026-03-03T08:00:00Z'))
	expect(titles(await me.ask(calendar, year))).toEqual(['Near', 'Far'])
	setClock(() => new Date('2026-03-02T08:00:00Z'))
})

test('4.7, 6.3 a client schedules on their main calendar; a subscription’s is its coach’s to write', async () => {
	const house = await studio()
	const there = await inProgram(house, house.client)
	const own = { onDate: today, title: 'Mine', calendarId: there.calendarId }
	expect(await as(house.client).do(addWorkout, own)).toMatchObject({ code: 'not_found' })
	const base = await programOf(house.id, { weeks: 1 })
	const placing = {
		programId: base.id,
		startsOn: today,
		clientId: house.client.id,
		calendarId: there.calendarId,
	}
	must(await as(house.coach).do(scheduleProgram, placing))
	const alone = await as(house.client).ask(calendar, { ...year, calendarId: there.calendarId })
	expect(alone.entries).toHaveLength(3)
	expect(alone.runs).toEqual([])
})

test('6.3 lists show every state with its count, and nobody is hidden', async () => {
	const house = await studio()
	const program = await oneToOne(house.id)
	const others = await Promise.all(
		['Paul', 'Rosa', 'Finn', 'Cleo'].map((firstName) =>
			clientOf(house.id, { firstName, lastName: 'Roy', coachId: house.coach.id }),
		),
	)
	const [paul, rosa, finn, cleo] = others as [
		typeof house.client,
		typeof house.client,
		typeof house.client,
		typeof house.client,
	]
	const active = await inProgram(house, house.client, { program })
	await plan(house, active, '2026-03-05', 'Ahead')
	await inProgram(house, paul, { program })
	await asked(house, rosa, program)
	const finished = await inProgram(house, finn, { program })
	must(await as(house.coach).do(end, { subscriptionId: finished.subscriptionId, how: 'finished' }))
	const cancelled = await inProgram(house, cleo, { program })
	must(await as(house.coach).do(end, { subscriptionId: cancelled.subscriptionId, how: 'cancelled' }))
	const seen = await as(house.coach).ask(list, { programId: program.id })
	expect(seen.counts).toEqual({
		active: 2,
		needs: 1,
		awaiting: 0,
		pending: 1,
		paused: 0,
		finished: 1,
		cancelled: 1,
	})
	expect(seen.subscriptions.map(({ name, state, needs }) => [name, state, needs])).toEqual([
		['Amélie Durand', 'active', false],
		['Cleo Roy', 'cancelled', false],
		['Finn Roy', 'finished', false],
		['Paul Roy', 'active', true],
		['Rosa Roy', 'pending', false],
	])
	const needing = await as(house.coach).ask(list, { programId: program.id, filter: 'needs' })
	expect(needing.subscriptions.map(({ name }) => name)).toEqual(['Paul Roy'])
	// 1.3: another coach's clients are counted, never named.
	const stranger = await staffMember(house.id, 'coach')
	const theirs = await as(stranger).ask(list, { programId: program.id })
	expect(theirs).toMatchObject({ subscriptions: [], others: 5 })
	expect(await as(house.coach).do(deleteProgram, { programId: program.id })).toMatchObject({
		code: 'program_has_subscribers',
	})
})

test('6.4 a client holds several, each of them once; two clients never share a calendar', async () => {
	const house = await studio()
	const program = await oneToOne(house.id)
	const first = await inProgram(house, house.client, { program })
	const second = await inProgram(house, house.client)
	await plan(house, first, today, 'One')
	await plan(house, second, today, 'Two')
	expect(titles(await as(house.client).ask(calendar, year)).sort()).toEqual(['One', 'Two'])
	expect(titles(await as(house.client).ask(calendar, { ...year, calendarId: second.calendarId }))).toEqual([
		'Two',
	])
	expect(
		await as(house.coach).do(invite, { programId: program.id, clientId: house.client.id }),
	).toMatchObject({
		code: 'subscription_exists',
	})
	const sharing = (clientId: string) =>
		within(house.id, (db) =>
			db
				.insertInto('subscription')
				.values({
					...{ studio_id: house.id, id: newId(), program_id: second.programId, client_id: clientId },
					...{ calendar_id: first.calendarId, began_on: today, joined_on: today },
				})
				.execute(),
		)
	await expect(sharing(house.otherClient.id)).rejects.toThrow(/foreign key|subscription_calendar/)
})

test('6.4 thirty-two invitations of one client at once make one subscription', async () => {
	const house = await studio()
	const program = await oneToOne(house.id)
	const outcomes = await Promise.all(
		Array.from({ length: 32 }, () =>
			as(house.coach).do(invite, { programId: program.id, clientId: house.client.id }),
		),
	)
	expect(outcomes.filter((each) => each.ok)).toHaveLength(1)
	expect(
		outcomes.filter((each) => !each.ok).every((each) => !each.ok && each.code === 'subscription_exists'),
	).toBe(true)
})

test('6.5 pausing hides what comes, resuming brings it back; an end has a last day, and can be taken back', async () => {
	const house = await studio()
	const there = await inProgram(house, house.client)
	await plan(house, there, '2026-03-01', 'Before')
	await plan(house, there, '2026-03-04', 'After')
	const see = async () => titles(await as(house.client).ask(calendar, year))
	const { subscriptionId } = there
	const look = await as(house.coach).preview(pause, { subscriptionId })
	expect(look).toMatchObject({
		ok: true,
		effects: [{ kind: 'changes' }, { kind: 'stays' }, { kind: 'note' }],
	})
	expect(await see()).toEqual(['Before', 'After'])
	must(await as(house.coach).do(pause, { subscriptionId }))
	expect(await see()).toEqual(['Before'])
	must(await as(house.coach).do(resume, { subscriptionId }))
	expect(await see()).toEqual(['Before', 'After'])
	must(await as(house.coach).do(end, { subscriptionId, how: 'cancelled', lastDay: '2026-03-03' }))
	expect(await see()).toEqual(['Before'])
	expect((await as(house.client).ask(mine, {})).subscriptions[0]).toMatchObject({
		state: 'active',
		lastDay: '2026-03-03',
	})
	must(await as(house.coach).do(resume, { subscriptionId }))
	expect(await see()).toEqual(['Before', 'After'])
	const past = await as(house.coach).do(end, { subscriptionId, how: 'finished', lastDay: '2026-03-01' })
	expect(past).toMatchObject({ code: 'subscription_day_past', field: 'lastDay' })
})

test('6.5 moving to another program keeps every log; what is planned goes along', async () => {
	const house = await studio()
	const there = await inProgram(house, house.client)
	const done = await plan(house, there, today, 'Trained')
	await plan(house, there, '2026-03-04', 'Planned')
	const { sections } = await as(house.client).ask(session, { workoutId: done })
	const [item] = sections[0]?.items ?? []
	const [set] = item?.sets ?? []
	const typed = { itemId: item?.id ?? '', setNumber: 1, reps: 5, load: 100, unit: 'kg' as const }
	must(await as(house.client).do(logSet, { workoutId: done, setId: set?.setId ?? '', ...typed }))
	const logs = () => within(house.id, (db) => db.selectFrom('logged_set').selectAll().execute())
	const before = await logs()
	expect(before).toHaveLength(1)
	const target = await oneToOne(house.id, { title: 'Strength' })
	const moving = { subscriptionId: there.subscriptionId, programId: target.id, takeAlong: true }
	const { subscriptionId } = must(await as(house.coach).do(move, moving))
	expect(await logs()).toEqual(before)
	const { subscriptions } = await as(house.coach).ask(list, { clientId: house.client.id })
	expect(subscriptions.map(({ id, state, endedHow }) => [id === subscriptionId, state, endedHow])).toEqual(
		expect.arrayContaining([
			[true, 'active', null],
			[false, 'finished', 'moved'],
		]),
	)
	const seen = await as(house.client).ask(calendar, year)
	expect(seen.entries.map(({ title, calendarId }) => [title, calendarId === there.calendarId])).toEqual([
		['Trained', true],
		['Planned', false],
	])
})

test('I29 nobody else’s: another client, a rival studio, a coach of other clients', async () => {
	const house = await studio()
	const rival = await studio()
	const there = await inProgram(house, house.client)
	const workoutId = await plan(house, there, today, 'Private')
	const { subscriptionId } = there
	const stranger = await staffMember(house.id, 'coach')
	for (const actor of [house.otherClient, rival.owner, rival.client, stranger])
		for (const verb of [pause, resume])
			expect(await as(actor).do(verb, { subscriptionId })).toMatchObject({ code: 'not_found' })
	for (const actor of [house.otherClient, rival.owner]) {
		await expect(as(actor).ask(workout, { workoutId })).rejects.toThrow(NotFound)
		await expect(as(actor).ask(calendar, { ...year, calendarId: there.calendarId })).rejects.toThrow(NotFound)
	}
})
