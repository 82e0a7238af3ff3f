import { z } from 'zod'

const text = z.string().min(1).max(120)
const Ours = z
	.object({ touchline_charge: z.string(), touchline_refund: z.string(), touchline_setup: z.string() })
	.partial()
	.catch({})

/** As much of an event as is read: which object it is about. What became of that is asked, never believed (I17). */
const Event = z.object({
	id: text,
	type: text,
	livemode: z.boolean(),
	account: z.string().optional(),
	data: z.object({
		object: z.looseObject({
			id: text,
			object: z.string(),
			metadata: Ours.nullish(),
			payment_intent: z.string().nullish().catch(null),
		}),
	}),
})

export type EventRead = {
	id: string
	type: string
	livemode: boolean
	account: string | null
	objectId: string
	ourId: string | null
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Null for what is no event. */
export function readEvent(body: string): EventRead | null {
	const parsed = Event.safeParse(jsonOf(body))
	if (!parsed.success) return null
	const { id, type, livemode, account, data } = parsed.data
	const { metadata, object, payment_intent: intent } = data.object
	const ours = metadata?.touchline_refund ?? metadata?.touchline_charge ?? metadata?.touchline_setup ?? null
	return {
		...{ id, type, livemode, account: account ?? null },
		// A charge of theirs is known here by the payment it belongs to.
		objectId: object === 'charge' && intent ? intent : data.object.id,
		ourId: ours !== null && uuid.test(ours) ? ours : null,
	}
}

function jsonOf(body: string): unknown {
	try {
		return JSON.parse(body)
	} catch {
		return null
	}
}

/** What an event is about, by its type: where to look. Others are taken note of, and nothing follows. */
export function aboutOf(type: string): 'session' | 'intent' | 'refund' | 'dispute' | 'card' | null {
	if (type.startsWith('checkout.session.')) return 'session'
	if (type.startsWith('payment_intent.')) return 'intent'
	if (type.startsWith('charge.dispute.')) return 'dispute'
	if (type.startsWith('refund.') || type === 'charge.refund.updated') return 'refund'
	if (type.startsWith('charge.')) return 'intent'
	return type.startsWith('payment_method.') ? 'card' : null
}
