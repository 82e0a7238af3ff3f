import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { ownerUrl, useHouse } from '#features/testing/house.ts'
import { programOf } from '#features/testing/shared-plans.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { appUrl, workerUrl } from '#platform/database/roles.ts'
import { must } from '#platform/perform.ts'
import { calendar } from './queries/calendar.ts'
import { scheduleProgram } from './use-cases/schedule-program.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

const startsOn = '2026-03-02'

async function twoPrograms() {
	const house = await studio()
	const long = await programOf(house.id, { title: 'Long', weeks: 4 })
	const short = await programOf(house.id, { title: 'Short', weeks: 2, days: [1, 2] })
	const place = (programId: string, mode: 'replace' | 'shift' | 'run_both' = 'replace') =>
		as(house.coach).do(scheduleProgram, { clientId: house.client.id, programId, startsOn, mode })
	must(await place(long.id))
	return { ...house, long, short, place }
}

const whole: Record<string, number> = { Long: 12, Short: 4 }

/** Exactly one of the two programs, complete, with none of the other's workouts. */
async function expectWhole(house: TestStudio): Promise<string> {
	const seen = await as(house.client).ask(calendar, { from: '2026-01-01', to: '2026-12-31' })
	const [run] = seen.runs
	expect(seen.runs).toHaveLength(1)
	expect(seen.entries).toHaveLength(whole[run?.title ?? ''] as number)
	expect(new Set(seen.entries.map((each) => each.runId))).toEqual(new Set([run?.id]))
	return run?.title ?? ''
}

test('I22 readers polling during 200 replacements see one program or the other, whole: never a mix, never nothing', async () => {
	const house = await twoPrograms()
	let done = false
	const seen = { reads: 0, titles: new Set<string>() }
	const poll = async () => {
		while (!done) {
			seen.titles.add(await expectWhole(house))
			seen.reads++
		}
	}
	const readers = [poll(), poll(), poll()]
	const writer = (async () => {
		for (let turn = 0; turn < 200; turn++)
			must(await house.place(turn % 2 === 0 ? house.short.id : house.long.id))
		done = true
	})()
	await Promise.all([writer, ...readers])
	expect(seen.titles).toEqual(new Set(['Long', 'Short']))
	expect(seen.reads).toBeGreaterThan(50)
}, 120_000)

test('I22 sixteen at once: each replaces the one before, one stands whole, nobody meets a deadlock', async () => {
	const house = await twoPrograms()
	const outcomes = await Promise.all(
		Array.from({ length: 16 }, (_, n) => house.place(n % 2 === 0 ? house.short.id : house.long.id)),
	)
	expect(outcomes.filter((each) => !each.ok)).toEqual([])
	await expectWhole(house)
	const kept = await within(house.id, (db) => db.selectFrom('removed').select('what').execute())
	const removedRuns = kept.flatMap(({ what }) =>
		(what as { runs: { id: string }[] }).runs.map((run) => run.id),
	)
	expect(removedRuns).toHaveLength(16)
	expect(new Set(removedRuns).size).toBe(16)
}, 60_000)

test('I22 sixteen at once in all modes: no two runs of a lane overlap, no workout stands outside of its run', async () => {
	const house = await twoPrograms()
	const modes = ['replace', 'shift', 'run_both'] as const
	const outcomes = await Promise.all(
		Array.from({ length: 16 }, (_, n) => house.place(house.short.id, modes[n % 3])),
	)
	for (const each of outcomes) if (!each.ok) expect(['calendars_no_lane', 'conflict']).toContain(each.code)
	const { runs, entries } = await as(house.client).ask(calendar, { from: '2026-01-01', to: '2026-12-31' })
	for (const entry of entries) {
		const run = runs.find((each) => each.id === entry.runId)
		expect(run && entry.onDate >= run.from && entry.onDate <= run.to).toBe(true)
	}
}, 60_000)

test('I22 killed thirty times in the middle of replacements: old or new, whole', async () => {
	const house = await twoPrograms()
	const orders = {
		appUrl: appUrl(ownerUrl()),
		workerUrl: workerUrl(ownerUrl()),
		actor: house.coach,
		clientId: house.client.id,
		programIds: [house.short.id, house.long.id],
		startsOn,
		now: '2026-03-02T08:00:00Z',
	}
	const script = join(import.meta.dirname, '../testing/replace-until-killed.ts')
	const before = await countEvents(house.id)
	for (let round = 0; round < 30; round++) {
		const child = spawn(process.execPath, ['--no-warnings', script], {
			env: { ...process.env, REPLACE: JSON.stringify(orders), NODE_OPTIONS: '' },
			stdio: ['ignore', 'pipe', 'inherit'],
		})
		await once(child.stdout, 'data')
		// Somewhere in the first few replacements, each time at another moment.
		await wait((round * 7) % 60)
		child.kill('SIGKILL')
		await once(child, 'exit')
		await expectWhole(house)
	}
	expect(await countEvents(house.id)).toBeGreaterThan(before + 30)
}, 400_000)

const countEvents = (studioId: string): Promise<number> =>
	within(studioId, async (db) => {
		const rows = await db
			.selectFrom('event')
			.select('id')
			.where('name', '=', 'calendars.program-scheduled')
			.execute()
		return rows.length
	})
