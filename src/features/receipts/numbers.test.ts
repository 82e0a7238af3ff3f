import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { drain, ownerUrl, useHouse } from '#features/testing/house.ts'
import { sold } from '#features/testing/payables.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { type TwoApps, twoApps } from '#features/testing/two-apps.ts'
import { touchline } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { appUrl, workerUrl } from '#platform/database/roles.ts'
import { transaction } from '#platform/database/transaction.ts'
import { writeEvent } from '#platform/events.ts'
import { send } from '#platform/jobs.ts'
import { appPool, must } from '#platform/perform.ts'
import { checkSigner } from './use-cases/parts/book.ts'
import { issueFor } from './use-cases/parts/issue.ts'

useHouse()
const now = '2026-03-05T08:00:00Z'
beforeAll(() => setClock(() => new Date(now)))

let apps: TwoApps
beforeAll(async () => {
	apps = await twoApps(now)
}, 60_000)
afterAll(() => apps.stop())

type Paid = { obligationId: string; paymentId: string }

async function paid(house: TestStudio, count: number): Promise<Paid[]> {
	const all: Paid[] = []
	for (let n = 0; n < count; n++) {
		const { obligationId } = await sold(house, { priceMinor: 1000 + n })
		const input = { obligationId, method: 'cash' as const, notify: false }
		all.push({ obligationId, paymentId: must(await as(house.coach).do(recordPayment, input)).paymentId })
	}
	return all
}

/** Issues in a transaction that may be rolled back at its very end. */
const issue = (house: TestStudio, { obligationId }: Paid, commit: boolean): Promise<string[]> =>
	transaction(appPool(), house.id, 'read write', async (db) => {
		const by = { actor: touchline(house.id), via: 'system' as const, useCase: 'test', now: new Date(now) }
		const emit = (type: Parameters<typeof writeEvent>[3], happening: Parameters<typeof writeEvent>[4]) =>
			writeEvent(db, send, by, type, happening)
		const sign = await checkSigner()
		const issuing = { db, now: new Date(now), studioId: house.id, emit: emit as never, sign }
		return { commit, value: await issueFor(issuing, obligationId) }
	})

/** Every number from one on, once, in the order of time, and one document for each payment. */
async function gapless(house: TestStudio, count: number): Promise<void> {
	const { rows } = await within(house.id, (db) =>
		sql<{ numbers: number[]; payments: number; ordered: boolean; last: number }>`
			select array_agg(number order by number) as numbers, count(distinct payment_id)::int as payments,
				bool_and(issued_at >= before) as ordered, (select last from receipt_counter) as last
			from (select *, coalesce(lag(issued_at) over (order by number), issued_at) as before from receipt) r`.execute(
			db,
		),
	)
	expect(rows[0]).toEqual({
		numbers: Array.from({ length: count }, (_, n) => n + 1),
		...{ payments: count, ordered: true, last: count },
	})
}

test('60, I19 600 receipts, eight at a time, with a third of the transactions rolled back: every number once, no gap', async () => {
	const house = await studio()
	const waiting = await paid(house, 600)
	let tries = 0
	const work = async (): Promise<void> => {
		for (let next = waiting.pop(); next; next = waiting.pop()) {
			const commit = ++tries % 3 !== 0
			const ids = await issue(house, next, commit)
			expect(ids).toHaveLength(1)
			if (!commit) waiting.unshift(next)
		}
	}
	await Promise.all(Array.from({ length: 8 }, work))
	expect(tries).toBeGreaterThanOrEqual(899)
	await gapless(house, 600)
}, 240_000)

test('60 the number of a receipt that was rolled back is the next one’s', async () => {
	const house = await studio()
	const [one, other] = (await paid(house, 2)) as [Paid, Paid]
	await issue(house, one, false)
	await issue(house, other, true)
	const { rows } = await within(house.id, (db) =>
		sql`select number, payment_id as id from receipt`.execute(db),
	)
	expect(rows).toEqual([{ number: 1, id: other.paymentId }])
	await drain()
	await gapless(house, 2)
})

test('I19 two processes and sixteen at once issue for the same payments: one receipt each, no gap', async () => {
	const house = await studio()
	const all = await paid(house, 8)
	const asked = Array.from({ length: 32 }, (_, n) => ({
		actor: house.owner,
		path: `/payments/${all[n % 8]?.paymentId}/receipt`,
	}))
	const answers = await apps.atOnce(asked)
	const said = Map.groupBy(answers, ({ status, code }) => `${status} ${code}`.trim())
	expect(said.get('201')).toHaveLength(8)
	expect(said.get('409 receipts_nothing_lacks')).toHaveLength(24)
	await gapless(house, 8)
	await drain()
	await gapless(house, 8)
}, 60_000)

test('52, I19 32 at once correct the same receipt on two processes: one does, and nothing is taken back twice', async () => {
	const house = await studio()
	const [one] = await paid(house, 1)
	await issue(house, one as Paid, true)
	const { rows } = await within(house.id, (db) => sql<{ id: string }>`select id from receipt`.execute(db))
	const path = `/receipts/${rows[0]?.id}/correct`
	const answers = await apps.atOnce(Array.from({ length: 32 }, () => ({ actor: house.coach, path })))
	expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
	expect(answers.filter(({ code }) => code === 'receipts_corrected')).toHaveLength(31)
	const totals = await within(house.id, (db) =>
		sql`select total_minor::int as total from receipt order by number`.execute(db),
	)
	expect(totals.rows).toEqual([{ total: 1000 }, { total: -1000 }, { total: 1000 }])
}, 60_000)

test('I19 kill -9 while receipts are issued, thirty times: each payment has one receipt, no number is missing', async () => {
	const house = await studio()
	await paid(house, 120)
	const { rows: events } = await within(house.id, (db) =>
		sql<{ id: string }>`select id from event where name = 'payments.payment-recorded' order by id`.execute(
			db,
		),
	)
	const orders = {
		...{ appUrl: appUrl(ownerUrl()), workerUrl: workerUrl(ownerUrl()), now },
		events: events.map(({ id }) => ({
			...{ studioId: house.id, eventId: id, reaction: 'receipts.issue-when-paid' },
		})),
	}
	for (let turn = 0; turn < 30; turn++) {
		const child = spawn(
			process.execPath,
			['--no-warnings', join(import.meta.dirname, '../testing/issue-until-killed.ts')],
			{
				env: { ...process.env, ISSUE: JSON.stringify(orders), NODE_OPTIONS: '' },
				stdio: ['ignore', 'pipe', 'inherit'],
			},
		)
		await new Promise((resolve) => child.stdout.once('data', resolve))
		await new Promise((resolve) => setTimeout(resolve, 20 + ((turn * 37) % 120)))
		child.kill('SIGKILL')
		await new Promise((resolve) => child.once('exit', resolve))
	}
	await drain()
	await gapless(house, 120)
}, 240_000)
