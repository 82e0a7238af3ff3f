import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const program = z.object({ programId: z.string() })

export const programCreated = eventType('programs.created', program)
export const programEdited = eventType('programs.edited', program)

/** 3.4: it is another type now. Calendars, runs and subscriptions stay as they are. */
export const programTypeChanged = eventType(
	'programs.type-changed',
	program.extend({ from: z.string(), to: z.string() }),
)
export const programPublished = eventType('programs.published', program)
export const programUnpublished = eventType('programs.unpublished', program)
export const programArchived = eventType('programs.archived', program)
export const programRestored = eventType('programs.restored', program)
export const programDeleted = eventType('programs.deleted', program)

/**
 * Anything in the grid changed: what a workout says, or which workouts stand where. `version` is the program's after the
 * change (4.9: running copies made from an earlier version can be brought up to date).
 */
export const workoutChanged = eventType(
	'programs.workout-changed',
	z.object({
		programId: z.string(),
		version: z.number().int(),
		how: z.enum(['saved', 'added', 'moved', 'deleted', 'weeks']),
		workoutIds: z.array(z.string()),
	}),
)
