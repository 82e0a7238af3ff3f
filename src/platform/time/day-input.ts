import { z } from 'zod'
import { isDay } from './days.ts'

/** A day as it comes from outside: one that exists, and that a calendar of ours can hold. */
export const Day = z.iso.date().refine(isDay)
