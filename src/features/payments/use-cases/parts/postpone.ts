import type { Acting } from '#platform/use-case.ts'

/** Whoever agrees on other days says here how much of a thing isn't due yet: totals of what is due leave it out. */
export const postpone = async (
	{ db }: Pick<Acting, 'db'>,
	obligationId: string,
	laterMinor: number,
): Promise<void> =>
	void (await db
		.updateTable('obligation')
		.set({ later_minor: laterMinor })
		.where('id', '=', obligationId)
		.where('later_minor', '!=', String(laterMinor))
		.execute())
