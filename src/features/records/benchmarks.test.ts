import { beforeAll, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { useHouse } from '#features/testing/house.ts'
import { sectionsOf } from '#features/testing/scored.ts'
import { programOf, shareWith } from '#features/testing/shared-plans.ts'
import { as, studio } from '#features/testing/studio.ts'
import { logScore } from '#features/training/use-cases/log-score.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { benchmark } from './queries/benchmark.ts'
import { benchmarks } from './queries/benchmarks.ts'
import { toBeat } from './queries/to-beat.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-11T18:00:00Z')))

async function frans(...seconds: number[]) {
	const house = await studio()
	const { client } = house
	const base = await programOf(house.id, { weeks: 2 })
	await sectionsOf(house.id, base.id, { kind: 'for_time', benchmark: 'Fran' })
	await shareWith(house.id, base.id, client.id)
	must(await as(client).do(scheduleProgram, { programId: base.id, startsOn: '2026-03-02' }))
	const { entries } = await as(client).ask(calendar, { from: '2026-03-01', to: '2026-03-31' })
	const logIds: string[] = []
	for (const [at, each] of seconds.entries()) {
		const [workoutId, onDate] = [entries[at]?.workoutId as string, entries[at]?.onDate]
		const done = { workoutId, sectionId: 's1', seconds: each, doneAt: `${onDate}T09:00:00Z` }
		logIds.push(must(await as(client).do(logScore, done)).logId)
	}
	return { ...house, logIds }
}
const benchmarkKey = 'for_time:fran'

test('5.3 a benchmark: its best, its line and every time, for the client and their coach', async () => {
	const { client, coach, logIds } = await frans(300, 272, 280)
	const own = await as(client).ask(benchmark, { benchmarkKey })
	expect(own).toMatchObject({ name: 'Fran', kind: 'for_time', chart: { unit: 'min' } })
	expect(own.best).toMatchObject([{ respect: 'time', text: '4:32', logId: logIds[1], onDate: '2026-03-04' }])
	expect(own.chart.points.map(({ value }) => Math.round(value * 60))).toEqual([300, 272, 280])
	expect(own.times.map(({ text, holds }) => [text, holds])).toEqual([
		['4:40', []],
		['4:32', ['Best score']],
		['5:00', []],
	])
	expect(await as(coach).ask(benchmark, { clientId: client.id, benchmarkKey })).toEqual(own)
	const list = await as(coach).ask(benchmarks, { clientId: client.id })
	expect(list.benchmarks).toEqual([
		{ benchmarkKey, name: 'Fran', kind: 'for_time', best: '4:32', lastOn: '2026-03-06' },
	])
})

test('5.3 what is to be beaten is what stands without the log that is written', async () => {
	const { client, logIds } = await frans(300, 272)
	const ask = (logId?: string) =>
		as(client).ask(toBeat, {
			clientId: client.id,
			exerciseKeys: [],
			benchmarkKeys: [benchmarkKey],
			...(logId ? { logId } : {}),
		})
	const standing = {
		text: 'To beat: 4:32',
		standing: [{ respect: 'time', value: -272, says: 'Record: Fran' }],
	}
	expect((await ask()).benchmarks[benchmarkKey]).toEqual(standing)
	expect((await ask(logIds[1])).benchmarks[benchmarkKey]).toMatchObject({ text: 'To beat: 5:00' })
})

test('I29, I30 another client’s benchmark doesn’t exist, nor does one never done', async () => {
	const { client } = await frans(300)
	const other = await studio()
	await expect(as(other.coach).ask(benchmark, { clientId: client.id, benchmarkKey })).rejects.toThrow()
	await expect(as(other.client).ask(benchmark, { benchmarkKey })).rejects.toThrow()
	await expect(as(client).ask(benchmark, { benchmarkKey: 'amrap:fran' })).rejects.toThrow()
})
