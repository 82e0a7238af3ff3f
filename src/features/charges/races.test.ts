import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { obligation } from '#features/payments/queries/obligation.ts'
import { drain, ownerUrl, posted, useHouse } from '#features/testing/house.ts'
import { sold } from '#features/testing/payables.ts'
import { cardStudio, entersCard, keepsCard, rowOf, useStripe } from '#features/testing/stripe.ts'
import { as, type TestStudio, within } from '#features/testing/studio.ts'
import { type TwoApps, twoApps } from '#features/testing/two-apps.ts'
import { appUrl, workerUrl } from '#platform/database/roles.ts'
import { must } from '#platform/perform.ts'
import type { FakeStripe } from '../../../fakes/stripe/server.ts'
import { lookAtCharge } from './looking/look-at-charge.ts'
import { lookAround } from './regular.ts'
import { pay } from './use-cases/pay.ts'

useHouse()
let fake: FakeStripe
let apps: TwoApps
beforeAll(async () => {
	fake = await useStripe()
	apps = await twoApps(new Date().toISOString())
}, 60_000)
afterAll(async () => {
	apps.stop()
	await fake.close()
})

const ledger = (house: TestStudio) =>
	within(house.id, async (db) => {
		const { rows } = await sql<{ account: string; sum: number }>`
			select account, sum(amount_minor)::int as sum from ledger_entry group by 1 having sum(amount_minor) <> 0`.execute(
			db,
		)
		return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]))
	})

test('I13, 1, MON-27 twenty tabs on two processes pay one session, each then looks: one charge, one session, one payment', async () => {
	const house = await cardStudio(fake)
	const owed = await sold(house)
	const answers = await apps.atOnce(
		Array.from({ length: 20 }, () => ({
			...{ actor: house.client, path: '/me/charges' },
			body: { obligationIds: [owed.obligationId] },
		})),
	)
	expect(answers.every(({ status }) => status === 201)).toBe(true)
	const ids = new Set(answers.map(({ body }) => String(body.chargeId)))
	expect(ids.size).toBe(1)
	const [chargeId = ''] = ids
	fake.knobs.latency = 20
	await Promise.all(Array.from({ length: 20 }, () => lookAtCharge(house.id, chargeId)))
	fake.knobs.latency = 0
	await lookAtCharge(house.id, chargeId)
	const ours = fake
		.all('checkout.session')
		.filter(({ client_reference_id }) => client_reference_id === chargeId)
	expect(ours).toHaveLength(1)
	await entersCard((await rowOf(house, chargeId)).action_url ?? '', '4242424242424242')
	await Promise.all(Array.from({ length: 20 }, () => lookAtCharge(house.id, chargeId)))
	expect(await ledger(house)).toEqual({ stripe: 4500, revenue: -4500 })
}, 60_000)

test('I13 twenty tabs with the card on file, while the studio charges it too: the card is charged once', async () => {
	const house = await cardStudio(fake)
	const cardId = await keepsCard(house, fake)
	for (let round = 0; round < 3; round++) {
		const owed = await sold(house)
		const before = fake.taken().length
		const asked = Array.from({ length: 20 }, (_, n) =>
			n % 4 === 0
				? { actor: house.coach, path: `/obligations/${owed.obligationId}/charges` }
				: { actor: house.client, path: '/me/charges', body: { obligationIds: [owed.obligationId], cardId } },
		)
		const answers = await apps.atOnce(asked)
		const ids = [...new Set(answers.flatMap(({ body }) => (body.chargeId ? [String(body.chargeId)] : [])))]
		expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
		await Promise.all(ids.flatMap((id) => [1, 2, 3].map(() => lookAtCharge(house.id, id))))
		for (const id of ids) await lookAtCharge(house.id, id)
		expect(fake.taken()).toHaveLength(before + 1)
		expect(await as(house.coach).ask(obligation, { obligationId: owed.obligationId })).toMatchObject({
			...{ state: 'paid', paidMinor: 4500 },
		})
	}
}, 60_000)

test('15, 14, I18 killed 30 times between the charge and its commit, or right after it: settled once, one confirmation, the ledger sums to what was paid', async () => {
	const house = await cardStudio(fake)
	const cardId = await keepsCard(house, fake)
	await drain()
	posted.length = 0
	const script = join(import.meta.dirname, '../testing/charge-until-killed.ts')
	const before = fake.taken().length
	const rounds = 30
	for (let round = 0; round < rounds; round++) {
		const owed = await sold(house, { title: `Session ${round}` })
		const input = { obligationIds: [owed.obligationId], cardId }
		const { chargeId } = must(await as(house.client).do(pay, input))
		const when = round % 3 === 2 ? 'after' : 'before'
		const orders = {
			...{ appUrl: appUrl(ownerUrl()), workerUrl: workerUrl(ownerUrl()) },
			...{ studioId: house.id, chargeId, when },
		}
		const child = spawn(process.execPath, ['--no-warnings', script], {
			env: { ...process.env, CHARGE: JSON.stringify(orders), NODE_OPTIONS: '' },
			stdio: ['ignore', 'pipe', 'inherit'],
		})
		await once(child.stdout, 'data')
		child.kill('SIGKILL')
		await once(child, 'exit')
		expect(fake.taken()).toHaveLength(before + round + 1)
		expect((await rowOf(house, chargeId)).state).toBe(when === 'after' ? 'paid' : 'begun')
		await within(house.id, (db) =>
			db
				.updateTable('charge')
				.set({ next_look_at: new Date(0) })
				.where('unfinished', '=', true)
				.execute(),
		)
		await lookAround.run()
		expect(await as(house.coach).ask(obligation, { obligationId: owed.obligationId })).toMatchObject({
			...{ state: 'paid', paidMinor: 4500, lines: [{}, { kind: 'payment' }] },
		})
	}
	expect(fake.taken()).toHaveLength(before + rounds)
	expect(await ledger(house)).toEqual({ stripe: 4500 * rounds, revenue: -4500 * rounds })
	await drain()
	expect(posted.splice(0)).toHaveLength(rounds)
}, 300_000)
