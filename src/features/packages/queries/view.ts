import { z } from 'zod'
import { rateOf } from '../rules/shares.ts'
import { states } from '../rules/states.ts'
import type { PackageRow } from './subjects.ts'

/** A package as both sides read it. */
export const PackageView = z.object({
	id: z.string(),
	name: z.string(),
	state: z.enum(states),
	sessions: z.number(),
	/** Still to be booked, and booked. */
	free: z.number(),
	reserved: z.number(),
	used: z.number(),
	forfeited: z.number(),
	expired: z.number(),
	priceMinor: z.number(),
	/** 10.1 */
	rateMinor: z.number(),
	currency: z.string(),
	/** Names of the types it pays; none: every one. */
	types: z.array(z.string()),
	coach: z.string().nullable(),
	weeklyCap: z.number().nullable(),
	lastDay: z.string().nullable(),
	/** 10.6: false: no session follows by itself once it is used up. */
	offersRenewal: z.boolean(),
	soldAt: z.date(),
	openMinor: z.number(),
	obligationId: z.string().nullable(),
})
export type PackageView = z.output<typeof PackageView>

export function viewOf(row: PackageRow): PackageView {
	const { id, name, state, sessions, free, reserved, used, forfeited, expired, priceMinor, currency } = row
	const { types, coach, weeklyCap, lastDay, offersRenewal, soldAt, openMinor, obligationId } = row
	return {
		...{ id, name, state, sessions, free, reserved, used, forfeited, expired, priceMinor, currency },
		...{ types, coach, weeklyCap, lastDay, offersRenewal, soldAt, openMinor, obligationId },
		rateMinor: rateOf(priceMinor, sessions),
	}
}
