import type { ServerResponse } from 'node:http'
import { declineCards } from './cards.ts'
import type { Deliveries } from './deliveries.ts'
import type { Fault, Knobs } from './knobs.ts'
import type { Charge } from './objects/charges.ts'
import { closeDispute, openDispute } from './objects/disputes.ts'
import { renewCard } from './objects/methods.ts'
import { type Refund, settleRefund } from './objects/refunds.ts'
import type { Asked, Thing, World } from './world.ts'

/** What a test does to a fake, and what it looks up in it. */
export type Control = {
	knobs: Knobs
	deliveries: Deliveries
	/** Every API request that came, oldest first. */
	asked: readonly Asked[]
	/** The next requests of an operation go wrong: `fail('POST /v1/payment_intents', 'hang after')`. */
	fail: (operation: string, fault: Fault, times?: number) => void
	/** Moves the fake's clock, and does what falls due: sessions expire, refunds come through or back. */
	advance: (seconds: number) => void
	/** Everything of a kind, oldest first. */
	all: (object: string) => Thing[]
	/** Charges that took money. */
	taken: () => Charge[]
	dispute: (charge: string, how?: { reason?: string; inquiry?: boolean; amount?: number }) => Thing
	closeDispute: (dispute: string, outcome: 'won' | 'lost') => Thing
	settleRefund: (refund: string, status: 'succeeded' | 'failed') => void
	renewCard: (paymentMethod: string, expMonth: number, expYear: number) => void
	/** From now on the issuer declines every card of this ending in these words; null: none any more. */
	decline: (last4: string, declineCode: string | null) => void
}

export function controlOf(world: World, deliveries: Deliveries): Control {
	return {
		knobs: world.knobs,
		deliveries,
		asked: world.asked,
		fail: (operation, fault, times) => world.knobs.next(operation, fault, times),
		advance: (seconds) => world.advance(seconds),
		all: (object) => [...world.all(object).values()],
		taken: () =>
			([...world.all('charge').values()] as Charge[]).filter(({ status }) => status === 'succeeded'),
		dispute: (charge, how) => openDispute(world, world.get<Charge>('charge', charge), how),
		closeDispute: (dispute, outcome) => closeDispute(world, world.get('dispute', dispute), outcome),
		settleRefund: (refund, status) => settleRefund(world, world.get<Refund>('refund', refund), status),
		renewCard: (method, month, year) => renewCard(world, method, month, year),
		decline: (last4, declineCode) => declineCards(world, last4, declineCode),
	}
}

type Verb = Exclude<keyof Control, 'knobs' | 'deliveries' | 'asked'>
const verbs: Verb[] = [
	...([
		'fail',
		'advance',
		'all',
		'taken',
		'dispute',
		'closeDispute',
		'settleRefund',
		'renewCard',
		'decline',
	] as const),
]

/**
 * The same from another process: POST /_control/advance with [60]; `asked` answers the requests, `knobs` and `weather` take an
 * object, `deliver` the ids of held events in the order to send them.
 */
export async function answerControl(
	control: Control,
	path: string,
	body: string,
	response: ServerResponse,
): Promise<void> {
	const name = path.replace('/_control/', '')
	const given: unknown = body === '' ? [] : JSON.parse(body)
	const verb = verbs.find((each) => each === name)
	let result: unknown = null
	if (name === 'asked') result = control.asked
	else if (name === 'waiting') result = control.deliveries.waiting
	else if (name === 'knobs') result = Object.assign(control.knobs, given)
	else if (name === 'weather') result = Object.assign(control.deliveries.weather, given)
	else if (name === 'deliver') result = await control.deliveries.deliver(...(given as [string[]?]))
	else if (verb) result = (control[verb] as (...values: unknown[]) => unknown)(...(given as unknown[]))
	else return void response.writeHead(404).end()
	response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result ?? null))
}
