import { expect, test } from 'vitest'
import { afterDecline } from './next-try.ts'

test.each([
	['29 funds: after three days', 'funds', 1, { waitsFor: 'money', inDays: 3 }],
	['29 funds again: after five', 'funds', 2, { waitsFor: 'money', inDays: 5 }],
	['34 funds for the fourth time: not any more', 'funds', 4, { waitsFor: 'money', inDays: null }],
	['nobody’s fault: later', 'later', 1, { waitsFor: 'money', inDays: 3 }],
	['28 expired: another card', 'card', 1, { waitsFor: 'card' }],
	['30 stolen: another card, never this one', 'never', 1, { waitsFor: 'card' }],
	['24 their bank wants them', 'authentication', 1, { waitsFor: 'client' }],
	['refused by the provider: somebody looks', 'refused', 1, { waitsFor: 'look' }],
] as const)('%s', (_, decline, tries, after) => {
	expect(afterDecline(decline, tries)).toEqual(after)
})
