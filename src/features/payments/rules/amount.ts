import { z } from 'zod'

/** One amount in each currency. */
export const Amount = z.object({ minor: z.number(), currency: z.string() })
export type Amount = z.infer<typeof Amount>
