import { z } from 'zod'
import { paces } from './rules/schedule.ts'

/** 2 to 60: five years of months. */
export const Count = z.number().int().min(2).max(60)
export const Pace = z.enum(paces)
