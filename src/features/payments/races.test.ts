import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownerUrl, useHouse } from '#features/testing/house.ts'
import { sold } from '#features/testing/payables.ts'
import { as, staffMember, studio } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { appUrl, workerUrl } from '#platform/database/roles.ts'
import { obligation } from './queries/obligation.ts'

useHouse()
const now = '2026-03-05T08:00:00Z'
const processes: { child: ChildProcess; port: number }[] = []

async function startApp(): Promise<{ child: ChildProcess; port: number }> {
	const orders = { appUrl: appUrl(ownerUrl()), workerUrl: workerUrl(ownerUrl()), now }
	const script = join(import.meta.dirname, '../testing/app-process.ts')
	const child = spawn(process.execPath, ['--no-warnings', script], {
		env: { ...process.env, APP: JSON.stringify(orders), NODE_OPTIONS: '' },
		stdio: ['ignore', 'pipe', 'inherit'],
	})
	const said = await new Promise<string>((resolve) =>
		child.stdout.once('data', (data) => resolve(String(data))),
	)
	return { child, port: Number(/\d+/.exec(said)?.[0]) }
}

beforeAll(async () => {
	setClock(() => new Date(now))
	processes.push(...(await Promise.all([startApp(), startApp()])))
}, 60_000)
afterAll(() => {
	for (const { child } of processes) child.kill('SIGKILL')
})

/** The same request of 32 at once, by turns to either process. */
const atOnce = (actors: Actor[], path: string, body: (n: number) => object): Promise<string[]> =>
	Promise.all(
		Array.from({ length: 32 }, async (_, n) => {
			const { port } = processes[n % 2] as (typeof processes)[number]
			const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
				method: 'POST',
				headers: {
					'x-actor': JSON.stringify(actors[n % actors.length]),
					'content-type': 'application/json',
				},
				body: JSON.stringify(body(n)),
			})
			const said = (await answer.json()) as { code?: string }
			return `${answer.status} ${said.code ?? ''}`.trim()
		}),
	)
const counted = (answers: string[]) =>
	Object.fromEntries([...Map.groupBy(answers, (each) => each)].map(([said, { length }]) => [said, length]))

test('56 32 at once on two processes mark the same cash: one does, 31 read that it is already paid', async () => {
	const house = await studio()
	const staff = [house.coach, house.owner, await staffMember(house.id, 'owner', 'Second')]
	for (let round = 0; round < 5; round++) {
		const owed = await sold(house)
		const path = `/obligations/${owed.obligationId}/payments`
		const answers = await atOnce(staff, path, () => ({ method: 'cash', notify: false }))
		expect(counted(answers)).toEqual({ '201': 1, '409 payments_already_paid': 31 })
		expect(await as(house.coach).ask(obligation, owed)).toMatchObject({ paidMinor: 4500, openMinor: 0 })
	}
}, 60_000)

test('56, 47 32 parts of a fifth at once: five are taken and five given back, never more', async () => {
	const house = await studio()
	const owed = await sold(house, { priceMinor: 5000 })
	const part = () => ({ amountMinor: 1000, method: 'cash', notify: false })
	const paid = await atOnce([house.coach, house.owner], `/obligations/${owed.obligationId}/payments`, part)
	expect(counted(paid)).toEqual({ '201': 5, '409 payments_already_paid': 27 })
	const back = await atOnce([house.coach, house.owner], `/obligations/${owed.obligationId}/refunds`, part)
	expect(counted(back)).toEqual({ '201': 5, '409 payments_nothing_to_refund': 27 })
	expect(await as(house.coach).ask(obligation, owed)).toMatchObject({ state: 'refunded', openMinor: 0 })
}, 60_000)
