import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { Day as CalendarDay } from '#platform/time/day-input.ts'
import { workoutContentSchema } from './rules/content.ts'
import { gridLimits } from './rules/grid.ts'

export const Title = z.string().trim().min(1).max(120)
/** A workout may have no title yet: the builder shows its first exercise instead. */
export const WorkoutTitle = z.string().trim().max(120)
export const Description = z.string().trim().max(5000)
export const Weeks = z.number().int().min(1).max(gridLimits.weeks)
/** 3.4: how its clients train by it. */
export const ProgramType = z.enum(['plan', 'one_to_one', 'group'])
export type ProgramType = z.output<typeof ProgramType>
/** 6.1: how many days ahead clients see; null: all. */
export const DaysAhead = z.number().int().min(1).max(90)
/** 3.4: the day on which a group's week 1 begins. */
export const StartsOn = CalendarDay
/** 3.5: what a 1-2-1 or group program costs: nothing, once, or regularly. */
export const Pricing = z.enum(['free', 'once', 'regular'])
export type Pricing = z.output<typeof Pricing>
/** In the smallest units of the studio's currency: in all, or each time. */
export const PriceMinor = z.number().int().min(1).max(100_000_000_000)
export const PriceEvery = z.number().int().min(1).max(12)
export const PriceUnit = z.enum(['week', 'month'])
/** 11.4: the tax within it, in hundredths of a percent; null: the studio's rate. */
export const PriceTax = z.number().int().min(0).max(5000).nullable()
export const PriceFields = {
	pricing: Pricing.optional(),
	priceMinor: PriceMinor.optional(),
	every: PriceEvery.optional(),
	unit: PriceUnit.optional(),
	taxBp: PriceTax.optional(),
}

export const Price = z.object({
	amountMinor: z.number(),
	currency: z.string(),
	/** Null: once. */
	every: z.number().nullable(),
	unit: PriceUnit.nullable(),
	taxBp: z.number().nullable(),
})
export type Price = z.output<typeof Price>

export const Day = z.number().int().min(1).max(7)
export const Position = z.number().int().min(0).max(gridLimits.perDay)

/** A workout as it is put into a program; its id may be made by whoever sends it, so that sending twice adds it once. */
export const NewWorkout = z.object({
	id: Id.optional(),
	week: Weeks,
	day: Day,
	position: Position.optional(),
	title: WorkoutTitle,
	content: workoutContentSchema,
})

/** What every change of the grid answers. */
export const GridAnswer = z.object({ programVersion: z.number().int(), weeks: z.number().int() })

export const ProgramView = z.object({
	id: z.string(),
	title: z.string(),
	description: z.string(),
	type: ProgramType,
	daysAhead: z.number().nullable(),
	startsOn: z.string().nullable(),
	/** 3.5: of a 1-2-1 or group program; null: free. */
	price: Price.nullable(),
	weeks: z.number().int(),
	version: z.number().int(),
	state: z.enum(['draft', 'published', 'archived']),
	publishedAt: z.string().nullable(),
	updatedAt: z.string(),
})
export type ProgramView = z.output<typeof ProgramView>

export const WorkoutView = z.object({
	id: z.string(),
	week: z.number().int(),
	day: z.number().int(),
	position: z.number().int(),
	title: z.string(),
	content: workoutContentSchema,
	version: z.number().int(),
	updatedAt: z.string(),
	updatedBy: z.string().nullable(),
})
export type WorkoutView = z.output<typeof WorkoutView>
