import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
	added,
	byPlace,
	moved,
	placesFrom,
	type Spot,
	weekRepeated,
	weeksDeleted,
	weeksInserted,
	without,
} from './grid.ts'

// The naive model: a week is seven lists of ids.
type Model = string[][][]

const modelOf = (spots: readonly Spot[], weeks: number): Model => {
	const model: Model = Array.from({ length: weeks }, () => Array.from({ length: 7 }, () => []))
	for (const { id, week, day } of spots.toSorted(byPlace)) model[week - 1]?.[day - 1]?.push(id)
	return model
}

type Op =
	| { do: 'add'; week: number; day: number; position: number }
	| { do: 'move'; pick: number; many: number; week: number; day: number; position: number }
	| { do: 'delete'; pick: number; many: number }
	| { do: 'insert-week'; at: number; count: number }
	| { do: 'delete-week'; from: number }
	| { do: 'repeat'; week: number; times: number }

const week = fc.integer({ min: 1, max: 6 })
const cell = { week, day: fc.integer({ min: 1, max: 7 }), position: fc.integer({ min: 0, max: 4 }) }
const pick = { pick: fc.nat(50), many: fc.integer({ min: 1, max: 4 }) }
const op: fc.Arbitrary<Op> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), ...cell }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('move' as const), ...cell, ...pick }) },
	fc.record({ do: fc.constant('delete' as const), ...pick }),
	fc.record({ do: fc.constant('insert-week' as const), at: week, count: fc.integer({ min: 1, max: 2 }) }),
	fc.record({ do: fc.constant('delete-week' as const), from: week }),
	fc.record({ do: fc.constant('repeat' as const), week, times: fc.integer({ min: 1, max: 2 }) }),
)

type State = { spots: Spot[]; model: Model; serial: number; gone: string[] }

const picked = ({ spots }: State, { pick: from, many }: { pick: number; many: number }): string[] =>
	spots.length === 0
		? []
		: [...new Set(Array.from({ length: many }, (_, n) => spots[(from + n) % spots.length]?.id ?? ''))]

function apply(state: State, step: Op): void {
	const { model } = state
	const weeks = model.length
	const take = (ids: string[]) => {
		for (const days of model)
			for (const [at, day] of days.entries()) days[at] = day.filter((id) => !ids.includes(id))
	}
	const put = (ids: string[], to: { week: number; day: number; position: number }) => {
		const day = model[to.week - 1]?.[to.day - 1]
		for (const [n, id] of ids.entries()) day?.splice(Math.min(to.position + n, day.length), 0, id)
	}
	const emptyWeek = () => Array.from({ length: 7 }, (): string[] => [])
	switch (step.do) {
		case 'add': {
			const to = { ...step, week: Math.min(step.week, weeks) }
			const id = `w${state.serial++}`
			state.spots = added(state.spots, [{ id, week: to.week, day: to.day, position: to.position }])
			put([id], to)
			break
		}
		case 'move': {
			const ids = picked(state, step)
			const to = { week: Math.min(step.week, weeks), day: step.day, position: step.position }
			state.spots = moved(
				state.spots,
				ids.map((id, n) => ({ id, ...to, position: to.position + n })),
			)
			take(ids)
			put(ids, to)
			break
		}
		case 'delete': {
			const ids = picked(state, step)
			state.spots = without(state.spots, new Set(ids))
			state.gone.push(...ids)
			take(ids)
			break
		}
		case 'insert-week': {
			const at = Math.min(step.at, weeks + 1)
			state.spots = weeksInserted(state.spots, at, step.count)
			model.splice(at - 1, 0, ...Array.from({ length: step.count }, emptyWeek))
			break
		}
		case 'delete-week': {
			if (weeks === 1) break
			const from = Math.min(step.from, weeks)
			const { stays, goes } = weeksDeleted(state.spots, from, 1)
			state.spots = stays
			state.gone.push(...goes.map(({ id }) => id))
			model.splice(from - 1, 1)
			break
		}
		case 'repeat': {
			if (weeks > 30) break
			const from = Math.min(step.week, weeks)
			const opened = weeksInserted(state.spots, from + 1, step.times)
			const copies = weekRepeated(
				state.spots,
				from,
				step.times,
				(copy, { id }) => `${id}c${copy}s${state.serial}`,
			)
			state.spots = [...opened, ...copies]
			const source = model[from - 1] ?? emptyWeek()
			const serial = state.serial++
			const weeksNew = Array.from({ length: step.times }, (_, copy) =>
				source.map((day) => day.map((id) => `${id}c${copy}s${serial}`)),
			)
			model.splice(from, 0, ...weeksNew)
		}
	}
}

test('3.1 any sequence of grid operations equals the naive model, and nothing is lost', () => {
	fc.assert(
		fc.property(fc.array(op, { maxLength: 40 }), (steps) => {
			const state: State = { spots: [], model: modelOf([], 4), serial: 0, gone: [] }
			for (const step of steps) {
				const before = new Set(state.spots.map(({ id }) => id))
				apply(state, step)
				const now = new Set(state.spots.map(({ id }) => id))
				expect(now.size).toBe(state.spots.length)
				for (const id of before) expect(now.has(id) || state.gone.includes(id)).toBe(true)
				expect(modelOf(state.spots, state.model.length)).toEqual(state.model)
				// Within each day places are numbered from 0 without a gap.
				for (const days of Map.groupBy(state.spots, (spot) => `${spot.week}/${spot.day}`).values())
					expect(days.map(({ position }) => position).sort((a, b) => a - b)).toEqual(days.map((_, n) => n))
			}
		}),
		{ numRuns: 300 },
	)
})

test('3.1 several workouts move together: their distances and order stay, or none moves', () => {
	const spot = fc.record({ week, day: cell.day, position: cell.position })
	fc.assert(
		fc.property(fc.array(spot, { minLength: 1, maxLength: 12 }), spot, (places, to) => {
			const spots = places.map((place, n) => ({ id: `w${n}`, ...place }))
			const moves = placesFrom(spots, to)
			expect(moves).not.toBeNull()
			const number = (at: { week: number; day: number }) => at.week * 7 + at.day
			const first = spots.toSorted(byPlace)[0]
			const shift = number(to) - number(first ?? to)
			for (const move of moves ?? []) {
				const from = spots.find(({ id }) => id === move.id)
				expect(number(move) - number(from ?? to)).toBe(shift)
				expect(move.day >= 1 && move.day <= 7).toBe(true)
			}
			expect((moves ?? []).map(({ id }) => id)).toEqual(spots.toSorted(byPlace).map(({ id }) => id))
		}),
	)
	expect(
		placesFrom(
			[
				{ id: 'a', week: 1, day: 1, position: 0 },
				{ id: 'b', week: 9, day: 1, position: 0 },
			],
			{ week: 100, day: 1 },
		),
	).toBeNull()
})
