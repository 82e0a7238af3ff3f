import { type DeclineKind, nextAfter } from './decline.ts'

/** Days until the same card is asked again, one after the other; then nobody asks it any more (34). */
const pauses = [3, 5, 7]

export type After =
	| { waitsFor: 'money'; inDays: number }
	/** Until they add another card (28, 30), confirm to their bank (24), or a person looks. */
	| { waitsFor: 'card' | 'client' | 'look' }
	/** 34: it was asked often enough. */
	| { waitsFor: 'money'; inDays: null }

/** What follows when a card was declined for what is collected, `tries` times so far, this one included. */
export function afterDecline(decline: DeclineKind, tries: number): After {
	const next = nextAfter[decline]
	if (next === 'same_card_later') return { waitsFor: 'money', inDays: pauses[tries - 1] ?? null }
	if (next === 'client_confirms') return { waitsFor: 'client' }
	return { waitsFor: next === 'another_card' ? 'card' : 'look' }
}
