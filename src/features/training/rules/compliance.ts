/** 5.4: done of scheduled in one week. Null share where nothing was scheduled. */
export type WeekCompliance = { week: string; scheduled: number; done: number }

/** All weeks together, as a share of one; null where nothing was scheduled. */
export function shareDone(weeks: readonly WeekCompliance[]): number | null {
	const scheduled = weeks.reduce((sum, each) => sum + each.scheduled, 0)
	const done = weeks.reduce((sum, each) => sum + each.done, 0)
	return scheduled === 0 ? null : done / scheduled
}

/** 5.4: a client whose calendar is filled for fewer days than this from today on needs training. */
export const needsTrainingBelowDays = 3
