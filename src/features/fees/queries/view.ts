import { z } from 'zod'
import { waits } from '#features/charges/rules/next-words.ts'
import { dayOf } from '#platform/time/days.ts'
import { Unit } from '../fields.ts'
import { nextPeriod, stateOf, states } from '../rules/periods.ts'
import type { Fee, Paid } from './subjects.ts'

export const FeeView = z.object({
	id: z.string(),
	name: z.string(),
	amountMinor: z.number(),
	currency: z.string(),
	every: z.number(),
	unit: Unit,
	byCard: z.boolean(),
	state: z.enum(states),
	/** When the next period begins; null: none, or not until somebody says. */
	nextOn: z.string().nullable(),
	/** Until when everything is paid. */
	paidUntil: z.string().nullable(),
	resumesOn: z.string().nullable(),
	endsOn: z.string().nullable(),
	endedByClient: z.boolean(),
	/** The subscription to a program that is paid by it, and decides how it goes on. */
	subscriptionId: z.string().nullable(),
	openMinor: z.number(),
	openId: z.string().nullable(),
	/** Why what is open isn't taken from the card. */
	waitsFor: z.enum(waits).nullable(),
})
export type FeeView = z.output<typeof FeeView>

/** How a fee stands, as both sides read it. */
export function viewOf(fee: Fee & Paid, now: Date): FeeView {
	const { id, name, amountMinor, currency, every, unit, byCard } = fee
	const { openMinor, openId, waitsFor, endsOn, subscriptionId } = fee
	// Until it is paid for the first time, its days aren't set.
	const paidUntil = fee.awaits ? null : fee.paidUntil
	// I40: a deleted client's is over, whatever day it is.
	const state = fee.client_id === null ? 'ended' : stateOf(fee, dayOf(now, fee.zone))
	return {
		...{ id, name, amountMinor, currency, every, unit, byCard, state },
		...{ paidUntil, endsOn, openMinor, openId, waitsFor, subscriptionId },
		nextOn: state === 'ended' ? null : (nextPeriod(fee)?.period.fromOn ?? null),
		resumesOn: state === 'paused' ? fee.resumesOn : null,
		endedByClient: fee.endedBy === 'client',
	}
}
