import type { Acting } from '#platform/use-case.ts'

/** 34: whoever takes money by itself says here that it doesn't try any more, or that it tries again. */
export const giveUp = async (
	{ db, now }: Pick<Acting, 'db' | 'now'>,
	obligationId: string,
	given: boolean,
): Promise<void> =>
	void (await db
		.updateTable('obligation')
		.set({ given_up_at: given ? now : null })
		.where('id', '=', obligationId)
		.where('given_up_at', given ? 'is' : 'is not', null)
		.execute())
