import { z } from 'zod'

const pattern = /^(?:P([1-9]|[12]\d|30)D|PT([1-9]|[1-6]\d|7[0-2])H|PT(15|30|45)M)$/

/**
 * 7.6: how long before the start a reminder goes, as an ISO duration: whole days are wall time ("the day before, at the same
 * time"), hours and minutes are elapsed. P1D to P30D, PT1H to PT72H, PT15M, PT30M, PT45M.
 */
export const Lead = z.string().regex(pattern)
export type Lead = z.output<typeof Lead>
