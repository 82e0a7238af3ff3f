import { z } from 'zod'
import { Day } from '#platform/time/day-input.ts'

/** Whole smallest units, more than nothing (11.2). */
export const AmountMinor = z.number().int().min(1).max(100_000_000_000)
/** Any day of the month that is meant. */
export const Month = Day
