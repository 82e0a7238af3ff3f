/** A program on somebody's calendar. */
export type StoryRun = {
	readonly client: string
	readonly program: string
	/** The Monday this many weeks from this week's; or, with `day`, that many days from today. */
	readonly weeks?: number
	readonly day?: number
	readonly by: 'client' | 'coach'
	/** What happens to a run that stands there (4.8). */
	readonly mode?: 'replace' | 'shift' | 'run_both'
	/** How many days before its start it was put there; otherwise a few. */
	readonly ahead?: number
}

/** In no order: the loader tells them in the order of the days on which they were put there. */
export const runs: readonly StoryRun[] = [
	// Amélie and Ben are who one logs in as: whatever weekday it is, there is something to train today.
	{ client: 'amelie', program: 'force-base', weeks: -26, by: 'coach' },
	{ client: 'amelie', program: 'kettlebell', weeks: -21, by: 'client' },
	{ client: 'amelie', program: 'hybride', weeks: -14, by: 'client' },
	{ client: 'amelie', program: 'force-base', weeks: -7, by: 'client' },
	{ client: 'amelie', program: 'hybride', day: -14, by: 'client' },
	{ client: 'ben', program: 'off-season', weeks: -30, by: 'coach' },
	{ client: 'ben', program: 'return', weeks: -20, by: 'coach' },
	{ client: 'ben', program: 'first-5k', weeks: -15, by: 'client' },
	{ client: 'ben', program: 'off-season', day: -36, by: 'client' },
	{ client: 'ben', program: 'first-5k', day: 27, by: 'client', ahead: 30 },
	{ client: 'chloe', program: 'hybride', weeks: -16, by: 'client' },
	{ client: 'chloe', program: 'force-base', weeks: -9, by: 'client' },
	{ client: 'chloe', program: 'hybride', weeks: -4, by: 'client' },
	{ client: 'yusuf', program: 'kettlebell', weeks: -14, by: 'client' },
	{ client: 'yusuf', program: 'masters', weeks: -8, by: 'coach' },
	{ client: 'yusuf', program: 'kettlebell', weeks: -2, by: 'client' },
	{ client: 'maggie', program: 'masters', weeks: -19, by: 'coach' },
	{ client: 'maggie', program: 'masters', weeks: -12, by: 'client' },
	{ client: 'maggie', program: 'kettlebell', weeks: -6, by: 'client' },
	{ client: 'maggie', program: 'masters', weeks: 0, by: 'client' },
	{ client: 'priya', program: 'first-5k', weeks: -5, by: 'client' },
	{ client: 'olivier', program: 'kettlebell', weeks: -8, by: 'client' },
	{ client: 'olivier', program: 'force-base', weeks: -1, by: 'coach' },
	{ client: 'sean', program: 'off-season', weeks: -12, by: 'coach' },
	// He put kettlebells on his calendar; Tom's block replaced them the week after (4.7).
	{ client: 'sean', program: 'force-base', weeks: -2, by: 'client', ahead: 9 },
	{ client: 'sean', program: 'off-season', weeks: -2, by: 'coach', ahead: 2 },
	{ client: 'ines', program: 'hybride', weeks: -9, by: 'client' },
	{ client: 'ines', program: 'force-base', weeks: -3, by: 'client' },
	{ client: 'ines', program: 'hybride', weeks: 1, by: 'client', ahead: 12 },
	// Nothing ahead of him: he needs training (5.4).
	{ client: 'tomasz', program: 'off-season', weeks: -10, by: 'coach' },
	{ client: 'jean-pierre', program: 'kettlebell', weeks: -4, by: 'client' },
	{ client: 'nicolas', program: 'kettlebell', weeks: 1, by: 'client', ahead: 9 },
	// Her invitation is still open; her calendar is filled already.
	{ client: 'lea', program: 'force-base', weeks: 1, by: 'coach', ahead: 9 },
	{ client: 'hannah', program: 'return', weeks: -15, by: 'coach' },
]
