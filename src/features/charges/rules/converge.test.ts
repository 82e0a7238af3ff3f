import fc from 'fast-check'
import { expect, test } from 'vitest'
import { converge, type IntentSeen, type Known, type Seen, type SessionSeen } from './converge.ts'
import { convergeDispute, type DisputeKnown } from './converge-dispute.ts'
import { convergeRefund, type RefundKnown, type RefundLook } from './converge-refund.ts'
import { declineKind, nextAfter } from './decline.ts'
import type { ChargeState } from './states.ts'

const known = (more: Partial<Known> = {}): Known => ({
	...{ id: 'c1', state: 'begun', how: 'checkout', amount: 4500, currency: 'EUR', livemode: false },
	...{ asOf: null, trouble: null },
	...more,
})
const intent = (more: Partial<IntentSeen> = {}): IntentSeen => ({
	...{ id: 'pi_1', status: 'succeeded', amount: 4500, received: 4500, currency: 'EUR', livemode: false },
	...{ chargeRef: 'c1', customerId: 'cus_1', error: null, actionUrl: null, card: null },
	...more,
})
const session = (more: Partial<SessionSeen> = {}): Seen => ({
	what: 'session',
	session: {
		...{ id: 'cs_1', status: 'open', url: 'https://pay', chargeRef: 'c1', livemode: false },
		...{ customerId: 'cus_1', intent: null },
		...more,
	},
})
const at = (second: number) => new Date(second * 1000)
const to = (was: Known, seen: Seen, second = 1) => converge(was, seen, at(second))?.state ?? null
const asIntent = (more: Partial<IntentSeen>): Seen => ({ what: 'intent', intent: intent(more) })
const error = (code: string, declineCode: string | null = null) => ({ code, declineCode })

test.each<[string, Known, Seen, ChargeState | null]>([
	['no answer to the first question', known(), { what: 'silence' }, 'unknown'],
	['no answer later', known({ state: 'open' }), { what: 'silence' }, null],
	['surely not there', known({ state: 'unknown' }), { what: 'absent' }, 'cancelled'],
	['refused', known(), { what: 'refused', code: 'amount_too_small' }, 'failed'],
	['the page is open', known(), session(), 'open'],
	['the page expired', known({ state: 'open' }), session({ status: 'expired' }), 'cancelled'],
	['paid on the page', known({ state: 'open' }), session({ status: 'complete', intent: intent() }), 'paid'],
	[
		'still on its way',
		known({ state: 'open' }),
		session({ status: 'complete', intent: intent({ status: 'processing', received: 0 }) }),
		'processing',
	],
	[
		'24 the bank asks',
		known({ how: 'card_on_file' }),
		asIntent({ status: 'requires_action', received: 0 }),
		'needs_client_action',
	],
	[
		'24 off-session the bank wants its holder',
		known({ how: 'card_on_file' }),
		asIntent({ status: 'requires_payment_method', received: 0, error: error('authentication_required') }),
		'needs_client_action',
	],
	[
		'declined',
		known({ how: 'card_on_file' }),
		asIntent({
			status: 'requires_payment_method',
			received: 0,
			error: error('card_declined', 'insufficient_funds'),
		}),
		'failed',
	],
	[
		'10 an older failure after it is paid',
		known({ state: 'paid' }),
		asIntent({ status: 'canceled', received: 0 }),
		null,
	],
	[
		'I18 paid after all',
		known({ state: 'cancelled' }),
		session({ status: 'complete', intent: intent() }),
		'paid',
	],
	['HOOK-13 another amount came', known(), asIntent({ received: 1 }), 'unknown'],
	['HOOK-15 not our charge', known(), asIntent({ chargeRef: 'c2' }), 'unknown'],
	['13 another mode', known(), asIntent({ livemode: true }), 'unknown'],
	['another currency', known(), asIntent({ currency: 'USD' }), 'unknown'],
])('%s', (_, was, seen, state) => {
	expect(to(was, seen)).toBe(state)
})

const looks: fc.Arbitrary<Seen> = fc.oneof(
	fc.constantFrom<Seen>({ what: 'silence' }, session(), session({ status: 'expired' })),
	fc
		.constantFrom<IntentSeen['status']>(
			'requires_action',
			'processing',
			'requires_payment_method',
			'canceled',
		)
		.map((status) => session({ status: 'complete', intent: intent({ status, received: 0 }) })),
)
const story = (truth: Seen) =>
	fc.array(fc.tuple(looks, fc.integer({ min: 1, max: 50 })), { maxLength: 8 }).chain((before) => {
		const all: [Seen, number][] = [...before, [truth, 100], [truth, 100]]
		return fc.shuffledSubarray(all, { minLength: all.length })
	})

/** All observations in some order, then one more look at how it is. */
function end(all: readonly [Seen, number][], truth: Seen): ChargeState {
	let now = known()
	for (const [seen, second] of [...all, [truth, 100] as const]) {
		const verdict = converge(now, seen, at(second))
		if (verdict) now = { ...now, ...verdict, ...(seen.what === 'silence' ? {} : { asOf: at(second) }) }
	}
	return now.state
}

test('I17, 9, 10 in any order and however often, what was paid ends as paid', () => {
	const truth = session({ status: 'complete', intent: intent() })
	fc.assert(
		fc.property(story(truth), (all) => {
			expect(end(all, truth)).toBe('paid')
		}),
	)
})

test('I17 what never was paid ends in the same way whatever came before, unless it was over already', () => {
	const truth = session({ status: 'expired' })
	fc.assert(
		fc.property(story(truth), (all) => {
			expect(['cancelled', 'failed']).toContain(end(all, truth))
		}),
	)
})

test('I17 an older look at an open charge changes nothing', () => {
	const now = known({ state: 'needs_client_action', how: 'card_on_file', asOf: at(10) })
	expect(to(now, asIntent({ status: 'processing', received: 0 }), 9)).toBeNull()
	expect(to(now, asIntent({ status: 'processing', received: 0 }), 11)).toBe('processing')
	expect(to(now, asIntent({}), 9)).toBe('paid')
})

test.each([
	['card_declined', 'insufficient_funds', 'funds', 'same_card_later'],
	['card_declined', 'stolen_card', 'never', 'another_card'],
	['card_declined', 'generic_decline', 'card', 'another_card'],
	['expired_card', null, 'card', 'another_card'],
	['authentication_required', null, 'authentication', 'client_confirms'],
	['processing_error', null, 'later', 'same_card_later'],
	['card_declined', 'something_new', 'card', 'another_card'],
] as const)('28–30 %s, %s: %s, then %s', (code, declineCode, kind, next) => {
	expect(declineKind({ code, declineCode })).toBe(kind)
	expect(nextAfter[kind]).toBe(next)
})

test('48 a refund that failed stays failed; whatever the order, failed wins, and else the latest look counts', () => {
	const look = fc
		.tuple(fc.constantFrom('pending' as const, 'succeeded' as const), fc.integer({ min: 1, max: 50 }))
		.map(([status, second]): [RefundLook, number] => [
			{ what: 'seen', id: 're_1', status, failure: null },
			second,
		])
	const failed: [RefundLook, number] = [{ what: 'seen', id: 're_1', status: 'failed', failure: 'lost' }, 60]
	fc.assert(
		fc.property(fc.array(look, { maxLength: 6 }), fc.boolean(), (all, fails) => {
			const last: [RefundLook, number] = [
				{ what: 'seen', id: 're_1', status: 'succeeded', failure: null },
				55,
			]
			let now: RefundKnown = { state: 'begun', asOf: null }
			for (const [seen, second] of [...all, ...(fails ? [failed] : []), last, ...all]) {
				const verdict = convergeRefund(now, seen, at(second))
				if (verdict) now = { state: verdict.state, asOf: at(second) }
			}
			expect(now.state).toBe(fails ? 'failed' : 'succeeded')
		}),
	)
})

test('50 money of a dispute is taken once and comes back or goes once, in any order of looks', () => {
	const states = fc.constantFrom('inquiry' as const, 'open' as const, 'won' as const, 'lost' as const)
	fc.assert(
		fc.property(fc.array(fc.tuple(states, fc.integer({ min: 1, max: 50 })), { maxLength: 8 }), (all) => {
			let now: DisputeKnown = null
			const moves: string[] = []
			for (const [seen, second] of all) {
				const verdict = convergeDispute(now, seen, at(second))
				if (!verdict) continue
				moves.push(...verdict.moves)
				now = { state: verdict.state, asOf: at(second) }
			}
			const text = moves.join(' ')
			expect(['', 'taken', 'taken back', 'taken gone']).toContain(text)
			const state = (now as DisputeKnown)?.state
			if (state === 'won') expect(['', 'taken back']).toContain(text)
			if (state === 'lost') expect(text).toBe('taken gone')
		}),
	)
})
