import type { Limit } from '#platform/http/limits.ts'
import type { Knocking } from '#platform/use-case.ts'

/** Each asks another server: not more often than a person would. */
export const byHand = ({ actor }: Knocking): Limit => ({
	bucket: `calendar-read:${actor.studioId}:${actor.id}`,
	most: 30,
	seconds: 600,
})
