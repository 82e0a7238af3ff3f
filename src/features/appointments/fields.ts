import { z } from 'zod'
import { TimeZone } from '#features/accounts/rules/time-zone.ts'
import { isWallTime } from './rules/wall-time.ts'

/** '2026-03-29T10:00': what the clock on the wall shows, in the zone that stands beside it. */
export const Wall = z.string().refine(isWallTime)
export const Zone = TimeZone

/** An address people can open; nothing but http and https. */
export const Url = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2000)
export const Title = z.string().trim().min(1).max(160)
export const Place = z.string().trim().max(300)
export const Reason = z.string().trim().max(500)
export const Minutes = z.number().int().min(5).max(1440)
export const Price = z.number().int().min(0).max(100_000_000_000)

/** 7.4: "Save" tells nobody; "Save and notify" sends what fits. Part of the command, so that nothing else can send (I26). */
export const Notify = z.boolean().default(false)
