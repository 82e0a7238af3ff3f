import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { deleteWorkouts } from '#features/calendars/use-cases/delete-workouts.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { useHouse } from '#features/testing/house.ts'
import { sectionsOf } from '#features/testing/scored.ts'
import { programOf } from '#features/testing/shared-plans.ts'
import { as, clientOf, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { type ScoreValues, scoreOf } from '#features/training/rules/score.ts'
import { logScore } from '#features/training/use-cases/log-score.ts'
import { removeScore } from '#features/training/use-cases/remove-score.ts'
import { skipWorkout } from '#features/training/use-cases/skip-workout.ts'
import type { ClientActor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { benchmarkScores, bestOf } from './queries/benchmark-scores.ts'
import { toBeat } from './queries/to-beat.ts'

useHouse()
const sections = [
	{ kind: 'for_time', benchmark: 'Fran' },
	{ kind: 'amrap', benchmark: ' FRÀN' },
	{ kind: 'tabata', benchmark: 'Bike' },
	{ kind: 'amrap' },
] as const
const keys = ['for_time:fran', 'amrap:fran', 'tabata:bike']
const start = Date.parse('2026-03-02T08:00:00Z')
let clock = start
let house: TestStudio
let programId: string
beforeAll(async () => {
	setClock(() => new Date(clock))
	house = await studio()
	programId = (await programOf(house.id, { weeks: 1 })).id
	await sectionsOf(house.id, programId, ...sections)
})
afterAll(() => setClock(null))

type Act =
	| ({ do: 'log'; workout: number; section: number } & ScoreValues)
	| { do: 'remove'; workout: number; section: number }
	| { do: 'skip'; workout: number }
	| { do: 'delete'; workout: number }

/** What a person with paper and pencil would keep: the scores as they stand, by their place, oldest first. */
type Paper = Map<string, ScoreValues & { key: string; logId: string }>

async function act(what: Act, paper: Paper, client: ClientActor, workouts: string[]): Promise<void> {
	const workoutId = workouts[what.workout] as string
	if (what.do === 'skip') await as(client).do(skipWorkout, { workoutId })
	else if (what.do === 'delete') await as(house.coach).do(deleteWorkouts, { workoutIds: [workoutId] })
	else {
		const of = { workoutId, sectionId: `s${what.section + 1}` }
		const place = `${workoutId} ${what.section}`
		if (what.do === 'remove') {
			// A workout that left the calendar before it was begun is no more.
			if ((await as(client).do(removeScore, of)).ok) paper.delete(place)
			return
		}
		const { do: _, workout: __, section, ...values } = what
		const done = await as(client).do(logScore, { ...of, ...values })
		if (!done.ok) return
		paper.delete(place)
		const { kind } = sections[section] as (typeof sections)[number]
		const key = keys[section]
		if (key) paper.set(place, { ...scoreOf(kind, values), key, logId: done.value.logId })
	}
}

/** Told again without the rules' own words: the plain maximum of each respect. */
function plainly(key: string, scores: ScoreValues[]): number[] {
	const most = (values: (number | null)[]) => {
		const known = values.filter((value) => value !== null)
		return known.length > 0 ? [Math.max(...known)] : []
	}
	const far = ({ rounds, reps }: ScoreValues) => 100_000 * (rounds ?? 0) + (reps ?? 0)
	if (key.startsWith('amrap')) return most(scores.map(far))
	if (key.startsWith('tabata'))
		return [...most(scores.map(({ lowest }) => lowest)), ...most(scores.map(({ reps }) => reps))]
	const finished = most(scores.map(({ seconds }) => seconds && -seconds))
	return finished.length > 0 ? finished : most(scores.map((each) => far(each) - 1_000_000_000))
}

async function compared(paper: Paper, client: ClientActor): Promise<void> {
	const found = await within(house.id, (db) => benchmarkScores(db, { clientId: client.id }))
	const all = [...paper.values()]
	for (const key of keys) {
		const values = bestOf(found.get(key) ?? []).map(({ value }) => value)
		expect(values).toEqual(
			plainly(
				key,
				all.filter((each) => each.key === key),
			),
		)
	}
	for (const butLogId of [null, ...new Set(all.map(({ logId }) => logId))]) {
		const asked = { clientId: client.id, exerciseKeys: [], benchmarkKeys: keys }
		const { benchmarks } = await as(client).ask(toBeat, {
			...asked,
			...(butLogId ? { logId: butLogId } : {}),
		})
		for (const key of keys) {
			const others = all.filter((each) => each.key === key && each.logId !== butLogId)
			expect((benchmarks[key]?.standing ?? []).map(({ value }) => value)).toEqual(plainly(key, others))
		}
	}
}

const maybe = (...values: number[]) => fc.constantFrom(null, ...values)
const place = { workout: fc.nat(2), section: fc.nat(3) }
const acts: fc.Arbitrary<Act> = fc.oneof(
	{
		weight: 10,
		arbitrary: fc.record({
			...{ do: fc.constant('log' as const), ...place },
			...{
				rounds: maybe(0, 3, 4),
				reps: maybe(0, 7, 12),
				lowest: maybe(6, 8),
				seconds: maybe(200, 200.5, 500),
			},
		}),
	},
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), ...place }) },
	{
		weight: 1,
		arbitrary: fc.record({ do: fc.constantFrom('skip' as const, 'delete' as const), workout: fc.nat(2) }),
	},
)

test('5.3 benchmarks’ records are what a recomputation from scratch gives, after any sequence of scores, corrections and deletions', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(acts, { minLength: 6, maxLength: 20 }), async (sequence) => {
			clock = start
			const who = { firstName: 'Model', lastName: 'Client', coachId: house.coach.id }
			const client = await clientOf(house.id, who)
			must(
				await as(house.coach).do(scheduleProgram, { clientId: client.id, programId, startsOn: '2026-03-02' }),
			)
			const { entries } = await as(client).ask(calendar, { from: '2026-03-01', to: '2026-03-31' })
			const workouts = entries.flatMap(({ workoutId }) => workoutId ?? [])
			const paper: Paper = new Map()
			for (const each of sequence) {
				clock += 60_000
				await act(each, paper, client, workouts)
			}
			await compared(paper, client)
		}),
		{ numRuns: 40 },
	)
}, 120_000)
