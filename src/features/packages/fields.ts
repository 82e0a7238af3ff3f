import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { units } from './rules/validity.ts'

export const PackageName = z.string().trim().min(1).max(120)
export const Sessions = z.number().int().min(1).max(200)
/** In the smallest units of the studio's currency. */
export const Price = z.number().int().min(0).max(100_000_000_000)
/** 11.4: in hundredths of a percent; null: the studio's. */
export const TaxBp = z.number().int().min(0).max(5000).nullable()
/** Which types of appointment it pays; none: every one. */
export const TypeIds = z.array(Id).max(50)
/** How many of its sessions a week a client may book by themselves. */
export const WeeklyCap = z.number().int().min(1).max(21).nullable()
export const ValidFor = z.number().int().min(1).max(730).nullable()
export const ValidUnit = z.enum(units)
/** 10.6: "Do not offer auto-renewal on this package": nothing follows by itself once it is used up. */
export const NoRenewal = z.boolean()
export const Reason = z.string().trim().max(300)

/** What a package is made of, whether it is sold to everybody or made for one client (10.1). */
export const packageFields = {
	name: PackageName,
	sessions: Sessions,
	priceMinor: Price,
	taxBp: TaxBp.default(null),
	typeIds: TypeIds.default([]),
	/** Whose sessions; null: anybody's. */
	coachId: Id.nullish(),
	/** How long from the day it is bought; null: for good. */
	validFor: ValidFor.default(null),
	validUnit: ValidUnit.default('month'),
	weeklyCap: WeeklyCap.default(null),
}
