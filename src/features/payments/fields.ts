import { z } from 'zod'
import { Day } from '#platform/time/day-input.ts'
import { allMethods, methods } from './rules/methods.ts'

/** What changed hands: whole smallest units, more than nothing (11.2). */
export const AmountMinor = z.number().int().min(1).max(100_000_000_000)
export const Method = z.enum(allMethods)
/** What a person can write down. */
export const HandMethod = z.enum(methods)
export const PaidOn = Day
/** What stands on the transfer or the cheque. */
export const Reference = z.string().trim().max(120)
export const states = ['none', 'pending', 'part_paid', 'paid', 'refunded', 'waived'] as const
