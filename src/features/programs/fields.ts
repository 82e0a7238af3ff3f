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
