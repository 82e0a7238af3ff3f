import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { drain, ownerUrl, posted, useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { appUrl, workerUrl } from '#platform/database/roles.ts'
import { must } from '#platform/perform.ts'
import { addDays } from '#platform/time/days.ts'
import { fee } from './queries/fee.ts'
import { beginDue } from './regular.ts'
import { makeFee } from './use-cases/make-fee.ts'

useHouse()
let house: TestStudio
let feeId: string
beforeEach(async () => {
	setClock(() => new Date('2026-03-01T09:00:00Z'))
	house = await studio()
	const given = { clientId: house.client.id, name: 'Gym', amountMinor: 6000, unit: 'week' as const }
	feeId = must(await as(house.coach).do(makeFee, { ...given, firstOn: '2026-03-02', notify: false })).feeId
	await drain()
	posted.length = 0
})

/** The morning of the n-th period. */
const morning = (n: number) => `${addDays('2026-03-02', 7 * n)}T10:00:00Z`
const script = join(import.meta.dirname, '../testing/begin-until-killed.ts')

/** A process of its own that begins the next period. */
function worker(now: string, when: 'before' | 'after' | 'never'): ChildProcess {
	const urls = { appUrl: appUrl(ownerUrl()), workerUrl: workerUrl(ownerUrl()) }
	const orders = { ...urls, studioId: house.id, feeId, now, when }
	return spawn(process.execPath, ['--no-warnings', script], {
		env: { ...process.env, BEGIN: JSON.stringify(orders), NODE_OPTIONS: '' },
		stdio: ['ignore', 'pipe', 'inherit'],
	})
}

const numbers = async () => {
	const { periods } = await as(house.coach).ask(fee, { feeId })
	return periods.map(({ number }) => number).toReversed()
}
const owed = () =>
	within(house.id, async (db) => {
		const rows = await db.selectFrom('obligation').select('open_minor').where('kind', '=', 'fee').execute()
		return rows.reduce((sum, { open_minor }) => sum + Number(open_minor), 0)
	})

test('I13 four processes wake the same period at once: it begins once, and its client hears of it once', async () => {
	for (let n = 0; n < 3; n++) {
		const workers = Array.from({ length: 4 }, () => worker(morning(n), 'never'))
		const codes = await Promise.all(workers.map(async (each) => (await once(each, 'exit'))[0]))
		expect(codes).toEqual([0, 0, 0, 0])
		expect(await numbers()).toEqual(Array.from({ length: n + 1 }, (_, at) => at + 1))
	}
	expect(await owed()).toBe(3 * 6000)
	await drain()
	expect(posted.splice(0)).toHaveLength(3)
}, 120_000)

test('I13 killed nine times before or after the commit of a period: it begins once, is owed once, told once', async () => {
	for (let n = 0; n < 9; n++) {
		const when = n % 3 === 2 ? 'after' : 'before'
		const killed = worker(morning(n), when)
		if (killed.stdout) await once(killed.stdout, 'data')
		killed.kill('SIGKILL')
		await once(killed, 'exit')
		expect((await numbers()).length).toBe(when === 'after' ? n + 1 : n)
		setClock(() => new Date(morning(n)))
		await beginDue.run()
		expect(await numbers()).toEqual(Array.from({ length: n + 1 }, (_, at) => at + 1))
	}
	expect(await owed()).toBe(9 * 6000)
	await drain()
	const to = `${house.client.accountId}@example.test`
	expect(posted.splice(0).filter((mail) => mail.to === to)).toHaveLength(9)
}, 180_000)
