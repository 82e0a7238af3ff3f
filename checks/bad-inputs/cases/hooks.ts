import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { handleErrand } from '#features/charges/looking/handle-event.ts'
import { lookAtRefund } from '#features/charges/looking/look-at-refund.ts'
import { refundCharge } from '#features/charges/use-cases/refund-charge.ts'
import { obligation } from '#features/payments/queries/obligation.ts'
import { sold } from '#features/testing/payables.ts'
import { entersCard, pressPay, rowOf } from '#features/testing/stripe.ts'
import { as, type TestStudio, within } from '#features/testing/studio.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { type FakeStripe, startFakeStripe } from '../../../fakes/stripe/server.ts'
import type { Cases, Reply, Run, Stage } from '../case.ts'

/** What signs the events of the worlds' studios (knock/charge-rows.ts). */
const secret = 'whsec_knockedknocked'

const signature = (body: string): string => {
	const at = Math.floor(Date.now() / 1000)
	return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
}
const post = ({ a, send }: Stage, body: string, signed: string | null = signature(body)): Promise<Reply> =>
	send(`/hooks/stripe/${a.studioId}`, {
		body,
		headers: {
			'content-type': 'application/json',
			...(signed === null ? {} : { 'stripe-signature': signed }),
		},
	})
const eventOf = (type: string, object: object, more: object = {}): string =>
	JSON.stringify({ id: `evt_${newId()}`, object: 'event', type, livemode: false, data: { object }, ...more })
const completed = (chargeId: string, more: object = {}) =>
	eventOf(
		'checkout.session.completed',
		{ id: 'cs_x', object: 'checkout.session', metadata: { touchline_charge: chargeId } },
		more,
	)

type Paying = { fake: FakeStripe; house: TestStudio; obligationId: string; chargeId: string }

/** A client of studio A has entered their card on the hosted page, and nobody here knows yet. */
const paying =
	(run: (stage: Stage, at: Paying) => Promise<Reply[]>): Run =>
	async (stage) => {
		const fake = await startFakeStripe({ key: 'sk_test_knocked' })
		const was = process.env.STRIPE_API
		process.env.STRIPE_API = fake.url
		try {
			const { studioId: id, owner, coach, client } = stage.a
			const house = { id, owner, coach, client } as unknown as TestStudio
			const owed = await sold(house)
			const chargeId = await pressPay(house, [owed])
			await entersCard((await rowOf(house, chargeId)).action_url ?? '', '4242424242424242')
			await stage.arranged()
			return await run(stage, { fake, house, chargeId, obligationId: owed.obligationId })
		} finally {
			process.env.STRIPE_API = was
			await within(stage.a.studioId, (db) => db.deleteFrom('stripe_customer').execute())
			await fake.close()
		}
	}
/** What the jobs of events do, without the deliveries: the worlds' devices are made up. */
async function handled(studioId: string): Promise<void> {
	const ids = await within(studioId, async (db) => ({
		events: await db
			.selectFrom('provider_event')
			.select('event_id')
			.where('handled_at', 'is', null)
			.execute(),
		refunds: await db.selectFrom('refund').select('id').where('state', '=', 'begun').execute(),
	}))
	for (const { event_id } of ids.events) await handleErrand.run(studioId, event_id)
	for (const { id } of ids.refunds) await lookAtRefund(studioId, id)
}
const seen = ({ house, obligationId }: Paying) => as(house.owner).ask(obligation, { obligationId })

export const hookCases: Cases = {
	'HOOK-01': async (stage) => [await post(stage, completed(newId()), null)],
	'HOOK-03': async (stage) => {
		const body = completed(newId())
		return [await post(stage, body.replace('cs_x', 'cs_y'), signature(body))]
	},
	'HOOK-05': paying(async (stage, at) => {
		const body = completed(at.chargeId)
		const replies = await Promise.all(Array.from({ length: 20 }, () => post(stage, body)))
		await handled(at.house.id)
		expect((await seen(at)).lines.filter(({ kind }) => kind === 'payment')).toHaveLength(1)
		return replies
	}),
	'HOOK-07': paying(async (stage, at) => {
		await post(stage, completed(at.chargeId))
		await handled(at.house.id)
		const { chargeId, obligationId, house } = at
		must(await as(house.owner).do(refundCharge, { chargeId, obligationId, notify: false }))
		await handled(at.house.id)
		const { intent_id } = await rowOf(house, chargeId)
		const replies = [
			await post(
				stage,
				eventOf('charge.refunded', { id: 'ch_x', object: 'charge', payment_intent: intent_id }),
			),
			await post(stage, eventOf('payment_intent.succeeded', { id: intent_id, object: 'payment_intent' })),
		]
		await handled(at.house.id)
		expect(await seen(at)).toMatchObject({ state: 'refunded' })
		return replies
	}),
	'HOOK-09': paying(async (stage, at) => {
		const replies = await Promise.all([
			post(stage, completed(at.chargeId)).then(async (reply) => {
				await handled(at.house.id)
				return reply
			}),
			stage.send(`/pay/${at.chargeId}`, { as: 'client' }),
		])
		expect((await seen(at)).lines.filter(({ kind }) => kind === 'payment')).toHaveLength(1)
		return replies
	}),
	'HOOK-11': paying(async (stage, at) => {
		const reply = await post(stage, completed(at.chargeId, { account: 'acct_other' }))
		await handled(at.house.id)
		expect(await seen(at)).toMatchObject({ state: 'pending' })
		return [reply]
	}),
	'HOOK-13': paying(async (stage, at) => {
		const intent = at.fake.all('payment_intent').at(-1)
		Object.assign(intent ?? {}, { amount_received: 4499 })
		const reply = await post(stage, completed(at.chargeId))
		await handled(at.house.id)
		expect(await seen(at)).toMatchObject({ state: 'pending' })
		expect(await rowOf(at.house, at.chargeId)).toMatchObject({ trouble: 'amount_differs' })
		return [reply]
	}),
	'HOOK-15': async (stage) => {
		const reply = await post(stage, completed(stage.b.ids.chargeId ?? ''))
		await handled(stage.a.studioId)
		return [reply]
	},
	'HOOK-17': async (stage, [body = '']) => [await post(stage, body)],
}
