import { z } from 'zod'
import { Day } from '#platform/time/day-input.ts'

/** Hundredths of a percent. */
export const ShareBp = z.number().int().min(0).max(10_000)
export const Currency = z.string().regex(/^[A-Z]{3}$/)
export const PayoutReference = z.string().trim().max(140)
export const PaidOn = Day
export const Why = z.string().trim().min(1).max(300)
