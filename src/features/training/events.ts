import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const log = z.object({ logId: z.string(), workoutId: z.string().nullable() })

export const workoutStarted = eventType('training.workout-started', log)
/** A set was logged, changed or taken back. Records (5.3) and other reckonings listen. */
export const setLogged = eventType(
	'training.set-logged',
	log.extend({ setId: z.string(), exerciseKey: z.string() }),
)
export const setRemoved = eventType(
	'training.set-removed',
	log.extend({ setId: z.string(), exerciseKey: z.string() }),
)
/** A section’s score was logged, changed or taken back; benchmarks (5.3) hang on it. */
export const scoreLogged = eventType('training.score-logged', log.extend({ sectionId: z.string() }))
export const scoreRemoved = eventType('training.score-removed', log.extend({ sectionId: z.string() }))
export const workoutCompleted = eventType('training.workout-completed', log)
export const workoutSkipped = eventType('training.workout-skipped', log)
export const logReopened = eventType('training.log-reopened', log)
export const logCommented = eventType('training.log-commented', log)
