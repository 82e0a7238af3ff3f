import { m } from '#messages'
import type { WaitsFor } from './next-words.ts'

/** Why what is due isn't taken from the card, as the coach reads it. */
export function waitWords(waitsFor: WaitsFor, againOn: string | null): string {
	if (waitsFor === 'money')
		return againOn ? m.charges_waits_money({ date: againOn }) : m.charges_waits_money_no_more()
	if (waitsFor === 'card') return m.charges_waits_card()
	if (waitsFor === 'account') return m.charges_waits_account()
	return waitsFor === 'client' ? m.charges_waits_client() : m.charges_waits_look()
}

/** The same for the client; nothing where it isn't theirs to do anything. */
export function myWaitWords(waitsFor: WaitsFor): string | null {
	if (waitsFor === 'account') return null
	return waitsFor === 'money' ? m.charges_my_waits_money() : m.charges_my_waits_card()
}
