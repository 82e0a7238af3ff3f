import { z } from 'zod'
import { units } from './rules/periods.ts'

export const FeeName = z.string().trim().min(1).max(120)
export const FeeAmount = z.number().int().min(1).max(100_000_000_000)
/** Every one to twelve weeks or months. */
export const Every = z.number().int().min(1).max(12)
export const Unit = z.enum(units)
