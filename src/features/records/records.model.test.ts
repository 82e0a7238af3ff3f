import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { deleteWorkouts } from '#features/calendars/use-cases/delete-workouts.ts'
import { moveWorkouts } from '#features/calendars/use-cases/move-workouts.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { useHouse } from '#features/testing/house.ts'
import { programOf } from '#features/testing/shared-plans.ts'
import { as, clientOf, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { logSet } from '#features/training/use-cases/log-set.ts'
import { removeSet } from '#features/training/use-cases/remove-set.ts'
import { reopenLog } from '#features/training/use-cases/reopen-log.ts'
import { skipWorkout } from '#features/training/use-cases/skip-workout.ts'
import type { ClientActor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { bestSetsOf, type CountedSet, counted } from './queries/best-sets.ts'
import { toBeat } from './queries/to-beat.ts'
import { recordsOf, respects } from './rules/records.ts'
import type { Amounts } from './rules/worth.ts'

useHouse()
const keys = { item1: 'lib:back-squat', item2: 'lib:bench-press' }
const start = Date.parse('2026-03-02T08:00:00Z')
let clock = start
let house: TestStudio
let programId: string
beforeAll(async () => {
	setClock(() => new Date(clock))
	house = await studio()
	programId = (await programOf(house.id, { weeks: 1 })).id
})
afterAll(() => setClock(null))

type Act =
	| ({ do: 'log'; workout: number; item: 'item1' | 'item2'; number: number; again: boolean } & Amounts)
	| { do: 'remove'; which: number }
	| { do: 'skip' | 'reopen' | 'move' | 'delete'; workout: number }

/** What a person with paper and pencil would keep: the sets as they stand, by their place. */
type Paper = Map<string, Amounts & { id: string; logId: string; workoutId: string; key: string; at: number }>

/** Told again without the rules' own words: for every respect the plain maximum. */
function plainly(sets: Amounts[]): Record<string, number> {
	const found: Record<string, number> = {}
	const most = (key: string, values: number[]) => {
		if (values.length > 0) found[key] = Math.max(...values)
	}
	const loaded = sets.filter(({ reps, grams }) => reps > 0 && grams > 0)
	const estimated = loaded.filter(({ reps }) => reps <= 12)
	most(
		'e1rm 0',
		estimated.map(({ reps, grams }) => Math.round(reps === 1 ? grams : grams + (grams * reps) / 30)),
	)
	const bare = sets.filter(({ reps, grams }) => reps > 0 && grams === 0)
	most(
		'reps 0',
		bare.map(({ reps }) => reps),
	)
	const borne = sets.filter(({ reps, grams }) => reps === 0 && grams > 0)
	most(
		'load 0',
		borne.map(({ grams }) => grams),
	)
	const ways = sets.filter(({ millimetres }) => millimetres > 0)
	most(
		'distance 0',
		ways.map(({ millimetres }) => millimetres),
	)
	const timed = ways.filter(({ milliseconds }) => milliseconds > 0)
	most(
		'pace 0',
		timed.map(({ millimetres, milliseconds }) => -milliseconds / millimetres),
	)
	const held = sets.filter((set) => set.milliseconds > 0 && set.reps === 0 && set.millimetres === 0)
	most(
		'time 0',
		held.map(({ milliseconds }) => milliseconds),
	)
	for (const { kind, at } of respects) {
		if (kind === 'rep_max')
			most(
				`rep_max ${at}`,
				loaded.filter(({ reps }) => reps >= at).map(({ grams }) => grams),
			)
		if (kind !== 'fastest') continue
		const enough = timed.filter(({ millimetres }) => millimetres >= at * 1000)
		most(
			`fastest ${at}`,
			enough.map(({ milliseconds }) => -milliseconds),
		)
	}
	return found
}

async function act(what: Act, paper: Paper, client: ClientActor, workouts: string[]): Promise<void> {
	const mine = as(client)
	if (what.do === 'remove') {
		const [place, set] = [...paper][what.which % Math.max(1, paper.size)] ?? []
		if (!place || !set) return
		must(await mine.do(removeSet, { workoutId: set.workoutId, setId: set.id }))
		paper.delete(place)
		return
	}
	const workoutId = workouts[what.workout] as string
	if (what.do === 'log') {
		const { item, number, again, ...amounts } = what
		const place = `${workoutId} ${item} ${number}`
		const id = (again && paper.get(place)?.id) || newId()
		const { reps, grams, milliseconds, millimetres } = amounts
		const done = await mine.do(logSet, {
			...{ workoutId, setId: id, itemId: item, setNumber: number, reps, unit: 'kg' },
			...{ load: grams && grams / 1000, seconds: milliseconds && milliseconds / 1000 },
			metres: millimetres && millimetres / 1000,
		})
		// Nothing typed is refused, and so is a workout that left the calendar before it was begun.
		if (!done.ok) return
		const { logId } = done.value
		// As the rows are: what stood there before goes, with the moment it was done.
		const key = keys[item]
		paper.set(place, { reps, grams, milliseconds, millimetres, id, logId, workoutId, key, at: clock })
	} else if (what.do === 'skip') await mine.do(skipWorkout, { workoutId })
	else if (what.do === 'reopen') {
		const log = [...paper.values()].find((set) => set.workoutId === workoutId)
		if (log) must(await mine.do(reopenLog, { logId: log.logId }))
	} else if (what.do === 'move')
		await as(house.coach).do(moveWorkouts, { workoutIds: [workoutId], onDate: '2026-03-10' })
	else await as(house.coach).do(deleteWorkouts, { workoutIds: [workoutId] })
}

/** What the queries say, beside a recomputation from every row there is, beside paper and pencil. */
async function compared(paper: Paper, client: ClientActor): Promise<void> {
	const rows = await within(house.id, (db) =>
		db
			.selectFrom('logged_set')
			.selectAll()
			.where('client_id', '=', client.id)
			.orderBy('done_at')
			.orderBy('id')
			.execute(),
	)
	const all = rows.map(counted)
	const best = await within(house.id, (db) =>
		bestSetsOf(db, { clientId: client.id, keys: Object.values(keys) }),
	)
	const holders = (sets: CountedSet[]) => recordsOf(sets).map(({ kind, at, set }) => [kind, at, set.done.id])
	for (const key of Object.values(keys))
		expect(holders(best.get(key) ?? [])).toEqual(holders(all.filter(({ done }) => done.exerciseKey === key)))
	const logs = [null, ...new Set([...paper.values()].map(({ logId }) => logId))]
	for (const butLogId of logs) {
		const { exercises } = await as(client).ask(toBeat, {
			clientId: client.id,
			exerciseKeys: Object.values(keys),
			...(butLogId ? { logId: butLogId } : {}),
		})
		for (const key of Object.values(keys)) {
			const sets = [...paper.values()].filter((set) => set.key === key && set.logId !== butLogId)
			const standing = exercises[key]?.standing ?? []
			expect(Object.fromEntries(standing.map((each) => [`${each.kind} ${each.at}`, each.value]))).toEqual(
				plainly(sets),
			)
		}
	}
}

const among = (...values: number[]) => fc.constantFrom(0, ...values)
const workout = fc.nat(2)
const acts: fc.Arbitrary<Act> = fc.oneof(
	{
		weight: 14,
		arbitrary: fc.record({
			do: fc.constant('log' as const),
			...{ workout, item: fc.constantFrom('item1' as const, 'item1' as const, 'item2' as const) },
			...{ number: fc.integer({ min: 1, max: 5 }), again: fc.boolean() },
			...{ reps: among(5, 5, 8, 13), grams: among(60_000, 60_000, 80_000) },
			...{ milliseconds: among(30_000, 90_000, 90_500), millimetres: among(40_000, 400_000, 5_000_000) },
		}),
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), which: fc.nat(9) }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constantFrom('skip' as const, 'reopen' as const, 'move' as const),
			workout,
		}),
	},
	fc.record({ do: fc.constant('delete' as const), workout }),
)

test('5.3 records are what a recomputation from scratch gives, after any sequence of logs, corrections, deletions and moves', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(acts, { minLength: 10, maxLength: 30 }), async (sequence) => {
			clock = start
			const who = { firstName: 'Model', lastName: 'Client', coachId: house.coach.id }
			const client = await clientOf(house.id, who)
			must(
				await as(house.coach).do(scheduleProgram, { clientId: client.id, programId, startsOn: '2026-03-02' }),
			)
			const { entries } = await as(client).ask(calendar, { from: '2026-03-01', to: '2026-03-31' })
			const workouts = entries.flatMap(({ workoutId }) => workoutId ?? [])
			expect(workouts).toHaveLength(3)
			const paper: Paper = new Map()
			for (const [at, each] of sequence.entries()) {
				// Now and then two sets are done at the same instant.
				if (at % 3 > 0) clock += 60_000
				await act(each, paper, client, workouts)
			}
			await compared(paper, client)
		}),
		{ numRuns: 40 },
	)
}, 120_000)
