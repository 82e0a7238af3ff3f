import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#platform/time/days.ts'
import {
	type Course,
	endOfRunning,
	nextPeriod,
	nextPeriods,
	type Period,
	paused,
	stateOf,
	units,
} from './periods.ts'

const course = (more: Partial<Course> = {}): Course => ({
	...{ every: 1, unit: 'month', anchorOn: '2026-01-31', anchorNumber: 1, nextNumber: 1 },
	...{ pausedOn: null, resumesOn: null, endsOn: null },
	...more,
})
const days = (of: Course, count = 3) => nextPeriods(of, count).map(({ fromOn }) => fromOn)

test('53, 11.1 monthly periods are reckoned from the first day: 31 January, 28 February, 31 March', () => {
	expect(days(course())).toEqual(['2026-01-31', '2026-02-28', '2026-03-31'])
	expect(days(course({ every: 3 }))).toEqual(['2026-01-31', '2026-04-30', '2026-07-31'])
	expect(days(course({ unit: 'week', every: 2 }))).toEqual(['2026-01-31', '2026-02-14', '2026-02-28'])
	expect(nextPeriods(course(), 2)[1]).toEqual({ number: 2, fromOn: '2026-02-28', untilOn: '2026-03-31' })
})

test('11.1 a paused fee begins nothing; resumed, it begins on that day, and months are reckoned anew from there', () => {
	const running = course({ nextNumber: 3 })
	expect(days({ ...running, pausedOn: '2026-03-10' })).toEqual([])
	const resumed = { ...running, pausedOn: '2026-03-10', resumesOn: '2026-05-30' }
	expect(nextPeriods(resumed, 2)).toEqual([
		{ number: 3, fromOn: '2026-05-30', untilOn: '2026-06-30' },
		{ number: 4, fromOn: '2026-06-30', untilOn: '2026-07-30' },
	])
	// Resumed within what runs: nothing was skipped, days stay as they were.
	expect(days({ ...running, pausedOn: '2026-03-10', resumesOn: '2026-03-20' })).toEqual(days(running))
	// What was to begin before the pause, while nobody worked, still comes.
	expect(days({ ...running, pausedOn: '2026-05-10' })).toEqual(['2026-03-31', '2026-04-30'])
})

test('6.5 a fee that ends keeps what runs: until the next period would begin', () => {
	const running = course({ nextNumber: 2 })
	expect(endOfRunning(running, '2026-02-10')).toBe('2026-02-28')
	// On the very day, before it has begun: it doesn't.
	expect(endOfRunning(running, '2026-02-28')).toBe('2026-02-28')
	// Nothing began yet: nothing is to end.
	expect(endOfRunning(course(), '2026-01-10')).toBe('2026-01-10')
	// Nobody worked for a while: what was missed is still owed.
	expect(endOfRunning(running, '2026-04-10')).toBe('2026-04-30')
	expect(endOfRunning({ ...running, pausedOn: '2026-02-10' }, '2026-06-01')).toBe('2026-06-01')
	expect(endOfRunning({ ...running, pausedOn: '2026-02-10' }, '2026-02-20')).toBe('2026-02-28')
	expect(days({ ...running, endsOn: '2026-03-31' })).toEqual(['2026-02-28'])
	expect(stateOf({ ...running, endsOn: '2026-03-31' }, '2026-03-30')).toBe('ending')
	expect(stateOf({ ...running, endsOn: '2026-03-31' }, '2026-03-31')).toBe('ended')
})

const act = fc.oneof(
	fc.record({ what: fc.constant('days' as const), count: fc.integer({ min: 0, max: 100 }) }),
	fc.record({ what: fc.constant('worker' as const) }),
	fc.record({ what: fc.constant('pause' as const), days: fc.option(fc.integer({ min: 1, max: 90 })) }),
	fc.record({ what: fc.constant('resume' as const), days: fc.integer({ min: 0, max: 60 }) }),
	fc.record({ what: fc.constant('end' as const), now: fc.boolean() }),
	fc.record({ what: fc.constant('keep' as const) }),
)

test('I13 whatever pauses, resumes, ends and sleeps: periods follow each other, never overlap, are never there twice, and none begins in a pause', () => {
	fc.assert(
		fc.property(
			fc.record({ every: fc.integer({ min: 1, max: 12 }), unit: fc.constantFrom(...units) }),
			fc.integer({ min: 0, max: 800 }),
			fc.array(act, { maxLength: 40 }),
			(rhythm, first, acts) => {
				let today = addDays('2026-01-01', first)
				let fee = course({ ...rhythm, anchorOn: today })
				const begun: Period[] = []
				const pauses: { since: number; from: string; to: string }[] = []
				let ended = 0
				const work = () => {
					for (let next = nextPeriod(fee); next && next.period.fromOn <= today; next = nextPeriod(fee)) {
						begun.push(next.period)
						fee = next.after
					}
				}
				for (const each of acts) {
					const state = stateOf(fee, today)
					if (each.what === 'days') today = addDays(today, each.count)
					if (each.what === 'worker') work()
					if (each.what === 'pause' && (state === 'running' || state === 'coming')) {
						const to = each.days ? addDays(today, each.days) : null
						fee = paused(fee, today, to)
						pauses.push({ since: begun.length, from: fee.pausedOn ?? '', to: to ?? '9999-12-31' })
					}
					if (each.what === 'resume' && state === 'paused') {
						const to = addDays(today, each.days)
						const last = pauses.at(-1)
						if (last) last.to = to
						fee = { ...fee, resumesOn: to }
					}
					if (each.what === 'end' && state !== 'ended') {
						ended = begun.length
						fee = { ...fee, endsOn: each.now ? today : endOfRunning(fee, today) }
					}
					if (each.what === 'keep' && state === 'ending') fee = { ...fee, endsOn: null }
				}
				work()
				expect(begun.map(({ number }) => number)).toEqual(begun.map((_, at) => at + 1))
				for (const [at, { fromOn, untilOn }] of begun.entries()) {
					expect(fromOn < untilOn).toBe(true)
					expect(begun[at - 1]?.untilOn ?? fromOn).toSatisfy((before: string) => before <= fromOn)
					expect(
						pauses.filter(({ since, from, to }) => at >= since && from <= fromOn && fromOn < to),
					).toEqual([])
				}
				const { endsOn } = fee
				if (endsOn !== null) expect(begun.slice(ended).filter(({ fromOn }) => fromOn >= endsOn)).toEqual([])
			},
		),
		{ numRuns: 3000 },
	)
})
