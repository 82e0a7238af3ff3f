import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { useHouse } from '#features/testing/house.ts'
import { programOf, shareWith } from '#features/testing/shared-plans.ts'
import { as, studio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { log } from './queries/log.ts'
import { session } from './queries/session.ts'
import { completeWorkout } from './use-cases/complete-workout.ts'
import { logSet } from './use-cases/log-set.ts'
import { removeSet } from './use-cases/remove-set.ts'
import { reopenLog } from './use-cases/reopen-log.ts'
import { skipWorkout } from './use-cases/skip-workout.ts'
import { startWorkout } from './use-cases/start-workout.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T18:00:00Z')))

async function training() {
	const house = await studio()
	const base = await programOf(house.id, { weeks: 2 })
	await shareWith(house.id, base.id, house.client.id)
	must(await as(house.client).do(scheduleProgram, { programId: base.id, startsOn: '2026-03-02' }))
	const { entries } = await as(house.client).ask(calendar, { from: '2026-01-01', to: '2026-12-31' })
	const ids = entries.flatMap((each) => each.workoutId ?? [])
	return { ...house, workoutId: ids[0] as string, nextId: ids[1] as string }
}

const at = (time: string) => `2026-03-02T${time}:00Z`
const bench = { itemId: 'item2', setNumber: 1, load: 60, unit: 'kg' } as const
const [phone, watch] = [newId(), newId()]
const from = (deviceId: string, time: string) => ({ deviceId, entryId: newId(), doneAt: at(time) })

test('5.5 an entry sent again does nothing, however late and whatever was done since', async () => {
	const { id, client, workoutId } = await training()
	const ended = { workoutId, comment: 'Easy', ...from(phone, '08:00') }
	const { logId } = must(await as(client).do(completeWorkout, ended))
	must(await as(client).do(reopenLog, { logId, ...from(watch, '08:30') }))
	expect(must(await as(client).do(completeWorkout, ended))).toMatchObject({ logId, stands: false })
	expect((await as(client).ask(session, { workoutId })).log).toMatchObject({ status: 'started' })
	const set = { workoutId, setId: newId(), ...bench, reps: 8, ...from(phone, '08:40') }
	must(await as(client).do(logSet, set))
	must(await as(client).do(removeSet, { workoutId, setId: set.setId, ...from(phone, '08:41') }))
	expect(must(await as(client).do(logSet, set))).toMatchObject({ stands: false })
	const entries = await within(id, (db) =>
		db.selectFrom('log_entry').select('kind').orderBy('done_at').execute(),
	)
	expect(entries.map(({ kind }) => kind)).toEqual(['completed', 'reopened', 'set', 'set_removed'])
	expect(await within(id, (db) => db.selectFrom('logged_set').select('id').execute())).toEqual([])
})

test('5.5 two devices offline: the later doing stands in each place, the other is kept and shown, in either order', async () => {
	for (const order of ['phone first', 'watch first']) {
		const { coach, client, workoutId } = await training()
		const one = { workoutId, setId: newId(), ...bench, reps: 8, ...from(phone, '09:00') }
		const other = { workoutId, setId: newId(), ...bench, reps: 10, ...from(watch, '09:05') }
		const sent = order === 'phone first' ? [one, other] : [other, one]
		for (const set of sent) must(await as(client).do(logSet, set))
		must(await as(client).do(logSet, { ...one, setNumber: 2, setId: newId(), ...from(phone, '09:10') }))
		const seen = await as(client).ask(session, { workoutId })
		const [first, second] = seen.sections[0]?.items[1]?.sets ?? []
		expect(first).toMatchObject({ done: { reps: 10 }, overtaken: ['8 × 60\u00a0kg'] })
		expect(second).toMatchObject({ done: { reps: 8 }, overtaken: [] })
		const whole = await as(coach).ask(log, { logId: seen.log?.id as string })
		expect(whole.exercises[1]?.done[0]).toMatchObject({ overtaken: ['8 × 60\u00a0kg'] })
	}
})

test('5.5 what one device corrects by itself overtakes nothing', async () => {
	const { client, workoutId } = await training()
	const set = { workoutId, setId: newId(), ...bench }
	must(await as(client).do(logSet, { ...set, reps: 80, ...from(phone, '09:00') }))
	must(await as(client).do(logSet, { ...set, reps: 8, ...from(phone, '09:01') }))
	const seen = await as(client).ask(session, { workoutId })
	expect(seen.sections[0]?.items[1]?.sets[0]).toMatchObject({ done: { reps: 8 }, overtaken: [] })
})

test('5.5 how a workout ended goes by when it was said: sets of before a skip don’t take it up again', async () => {
	const { client, workoutId } = await training()
	must(await as(client).do(skipWorkout, { workoutId, comment: 'Ill', ...from(watch, '10:00') }))
	must(await as(client).do(logSet, { workoutId, setId: newId(), ...bench, reps: 5, ...from(phone, '09:30') }))
	const late = { workoutId, comment: 'Fine', ...from(phone, '09:40') }
	expect(must(await as(client).do(completeWorkout, late))).toMatchObject({ stands: false })
	const skipped = await as(client).ask(session, { workoutId })
	expect(skipped.log).toMatchObject({ status: 'skipped', comment: 'Ill' })
	expect(skipped.sections[0]?.items[1]?.sets[0]?.done).toMatchObject({ reps: 5 })
	must(await as(client).do(logSet, { workoutId, setId: newId(), ...bench, reps: 6, ...from(phone, '10:30') }))
	expect((await as(client).ask(session, { workoutId })).log).toMatchObject({ status: 'started' })
})

test('5.5 trained ahead and sent days later, it stands on the day it was done', async () => {
	const { id, client, nextId } = await training()
	must(await as(client).do(completeWorkout, { workoutId: nextId, doneAt: '2026-03-01T09:00:00Z' }))
	const logs = await within(id, (db) =>
		db.selectFrom('training_log').select(['on_date', 'finished_at']).execute(),
	)
	expect(logs).toEqual([{ on_date: '2026-03-01', finished_at: new Date('2026-03-01T09:00:00Z') }])
})

test('I29 an entry’s id counts within its log: of another’s nobody learns anything', async () => {
	const { client, workoutId, nextId } = await training()
	const entry = from(phone, '09:00')
	for (const each of [workoutId, nextId])
		expect(must(await as(client).do(completeWorkout, { workoutId: each, ...entry }))).toMatchObject({
			stands: true,
		})
	expect((await as(client).ask(session, { workoutId: nextId })).log).toMatchObject({ status: 'completed' })
})

type Act = { device: number; place: number; reps: number; takesBack: boolean; again: boolean }

/** What the acts of two devices leave in a new log. Each sends its own in order; `turns` says who sends next. */
async function leftBy(acts: Act[], turns: number[]) {
	const { client, workoutId } = await training()
	must(await as(client).do(startWorkout, { workoutId }))
	const setIds = new Map<string, string>()
	const sendings = acts.map(({ device, place, reps, takesBack, again }, n) => {
		const key = `${device} ${place}`
		const known = setIds.get(key)
		const setId = known ?? newId()
		setIds.set(key, setId)
		const entry = from(device ? phone : watch, `09:${10 + n}`)
		const of = { workoutId, setId, ...entry }
		const send = () =>
			takesBack && known
				? as(client).do(removeSet, of)
				: as(client).do(logSet, { ...of, itemId: 'item2', setNumber: place, reps })
		return { device, send: async () => [must(await send()), again && must(await send())] }
	})
	const waiting = [0, 1].map((device) => sendings.filter((each) => each.device === device))
	for (const turn of turns) await waiting[turn]?.shift()?.send()
	for (const each of turns.length > 0 ? waiting.flat() : sendings) await each.send()
	const seen = await as(client).ask(session, { workoutId })
	return seen.sections[0]?.items[1]?.sets.map(({ number, done }) => [number, done?.reps])
}

test('5.5 in whatever order and however often entries arrive, the log is the same', {
	timeout: 60_000,
}, async () => {
	const act = fc.record({
		...{ device: fc.nat(1), place: fc.integer({ min: 1, max: 3 }), reps: fc.integer({ min: 1, max: 9 }) },
		...{ takesBack: fc.boolean(), again: fc.boolean() },
	})
	const acts = fc.array(act, { minLength: 2, maxLength: 7 })
	const property = fc.asyncProperty(
		acts,
		fc.array(fc.nat(1), { minLength: 1, maxLength: 14 }),
		async (acts, turns) => {
			expect(await leftBy(acts, turns)).toEqual(await leftBy(acts, []))
		},
	)
	await fc.assert(property, { numRuns: 40 })
})
