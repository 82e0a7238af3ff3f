import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const day = z.string()
const side = z.enum(['client', 'coach'])

/** A program was placed on a calendar (4.4, 4.7). `tell`: the coach wants the client told by mail. */
export const programScheduled = eventType(
	'calendars.program-scheduled',
	z.object({
		programId: z.string(),
		runId: z.string(),
		title: z.string(),
		from: day,
		to: day,
		mode: z.enum(['replace', 'shift', 'run_both']),
		by: side,
		tell: z.boolean(),
	}),
)

/** A run was taken off a calendar (5.1). */
export const runRemoved = eventType(
	'calendars.run-removed',
	z.object({ runId: z.string(), title: z.string() }),
)

/** A run starts on another day (5.1). */
export const runMoved = eventType(
	'calendars.run-moved',
	z.object({ runId: z.string(), title: z.string(), from: day, to: day }),
)

/** Something of this calendar was put back as it was (4.8). `undone` is the event that is undone. */
export const changeUndone = eventType('calendars.change-undone', z.object({ undone: z.string() }))

/** Workouts were put on, moved on, copied to or taken off a calendar by hand (5.1). */
export const workoutsAdded = eventType(
	'calendars.workouts-added',
	z.object({ workoutIds: z.array(z.string()) }),
)
export const workoutsMoved = eventType(
	'calendars.workouts-moved',
	z.object({ workoutIds: z.array(z.string()) }),
)
export const workoutEdited = eventType('calendars.workout-edited', z.object({ workoutId: z.string() }))
export const workoutsDeleted = eventType(
	'calendars.workouts-deleted',
	z.object({ workoutIds: z.array(z.string()) }),
)

/** A program's changes reached the future workouts of a running copy (4.9). */
export const copyUpdated = eventType(
	'calendars.copy-updated',
	z.object({ programId: z.string(), updated: z.number(), added: z.number(), removed: z.number() }),
)

/** A week of a calendar was written in the grid: what was added, rewritten and taken off (issue 5.4). */
export const weekWritten = eventType('calendars.week-written', z.object({ workoutIds: z.array(z.string()) }))
