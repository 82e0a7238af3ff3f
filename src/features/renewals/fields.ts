import { z } from 'zod'

/** How many a month follow by themselves; null: as many as are completed. */
export const MonthlyCap = z.number().int().min(1).max(31).nullable()
/** In the smallest units of the studio's currency. */
export const Rate = z.number().int().min(0).max(100_000_000_000)
