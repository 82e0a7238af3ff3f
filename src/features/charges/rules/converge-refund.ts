import type { RefundState } from './states.ts'

export type RefundKnown = { state: RefundState; asOf: Date | null }
/** What came of asking: how it stands there; surely not there; no answer. */
export type RefundLook =
	| { what: 'seen'; id: string; status: 'pending' | 'succeeded' | 'failed'; failure: string | null }
	| { what: 'refused'; code: string }
	| { what: 'silence' }

export type RefundVerdict = { state: RefundState; failure: string | null }

/**
 * 48: money on its way back can come back days after it was taken for done; then that is final. Null: nothing changes. As with charges,
 * the order and number of observations don't matter.
 */
export function convergeRefund(known: RefundKnown, look: RefundLook, asOf: Date): RefundVerdict | null {
	if (known.state === 'failed') return null
	if (look.what === 'silence') return known.state === 'begun' ? { state: 'unknown', failure: null } : null
	const taken = known.state === 'pending' || known.state === 'succeeded'
	if (look.what === 'refused') return taken ? null : { state: 'failed', failure: look.code }
	if (look.status === 'failed') return { state: 'failed', failure: look.failure ?? 'failed' }
	if (known.asOf !== null && asOf < known.asOf) return null
	// Done stays done, unless it fails.
	return look.status === known.state || known.state === 'succeeded'
		? null
		: { state: look.status, failure: null }
}
