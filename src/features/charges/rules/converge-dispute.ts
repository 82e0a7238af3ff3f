import type { DisputeState } from './states.ts'

export type DisputeKnown = { state: DisputeState; asOf: Date } | null
export type DisputeVerdict = {
	state: DisputeState
	/** What moves in the ledger, in order: taken by the bank; brought back, or gone. */
	moves: ('taken' | 'back' | 'gone')[]
}

/**
 * 50: what a bank's dispute has come to, from what we knew and how it stands there now. Closed stays closed; money is taken once and
 * comes back or goes once, whatever is seen, how often and in which order. An inquiry moves none.
 */
export function convergeDispute(
	known: DisputeKnown,
	seen: DisputeState | 'inquiry_closed',
	asOf: Date,
): DisputeVerdict | null {
	const was = known?.state ?? null
	if (was === 'won' || was === 'lost') return null
	if (known && asOf < known.asOf) return null
	const taken: DisputeVerdict['moves'] = was === 'open' ? [] : ['taken']
	if (seen === 'inquiry') return was === null ? { state: 'inquiry', moves: [] } : null
	if (seen === 'inquiry_closed') return was === 'open' ? null : { state: 'won', moves: [] }
	if (seen === 'open') return was === 'open' ? null : { state: 'open', moves: taken }
	return { state: seen, moves: [...taken, seen === 'won' ? 'back' : 'gone'] }
}
