import { z } from 'zod'
import { exerciseNames } from '#features/exercises/queries/names.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import type { WorkoutContent } from '../rules/content.ts'
import { ProgramFile } from '../rules/exchange.ts'
import { added, fullestDay, gridLimits } from '../rules/grid.ts'
import { givenOf } from '../rules/price.ts'
import { reread } from '../rules/reread.ts'
import { createProgram } from './create-program.ts'
import { insertWorkouts } from './parts/grid-writes.ts'

/**
 * Reads a program file written by `programs.export`. Exercises of another studio's own keep their name only. A group's has no
 * start day any more, so it comes as 1-2-1; a price in another currency can't be kept, so that program comes as a plan.
 */
export const importProgram = useCase('programs.import-program', {
	input: z.object({ file: ProgramFile }),
	output: z.object({ programId: z.string(), workouts: z.number().int() }),
	may: coaches,
	async run(acting, _, { file }) {
		const { title, description, weeks } = file.program
		const spots = added(
			[],
			file.workouts.map((workout) => ({ ...workout, id: newId(), position: gridLimits.perDay })),
		)
		if (fullestDay(spots) > gridLimits.perDay) return refuse('program_day_full', { most: gridLimits.perDay })
		const longest = Math.max(weeks, ...spots.map(({ week }) => week))
		const costs = await costsOf(acting.db, file.program)
		const created = await acting.also(createProgram, { title, description, weeks: longest, ...costs })
		if (!created.ok) return created
		const { programId } = created.value
		const contents = await ownOnly(
			acting.db,
			spots.map(({ content }) => reread(content)),
		)
		for (let from = 0; from < spots.length; from += 500)
			await insertWorkouts(
				acting,
				programId,
				spots
					.slice(from, from + 500)
					.map((spot, at) => ({ ...spot, content: contents[from + at] ?? spot.content })),
			)
		return ok({ programId, workouts: spots.length })
	},
})

async function costsOf(db: Db, { type, price }: ProgramFile['program']) {
	const { currency } = await db.selectFrom('studio_settings').select('currency').executeTakeFirstOrThrow()
	if (type === 'plan' || (price !== null && price.currency !== currency)) return {}
	return { type: 'one_to_one' as const, ...givenOf(price) }
}

/** References to exercises this studio doesn't have become plain names. */
async function ownOnly(db: Db, contents: WorkoutContent[]): Promise<WorkoutContent[]> {
	const items = contents.flatMap(({ sections }) => sections.flatMap((section) => section.items))
	const keys = items.flatMap(({ exercise }) => (exercise ? [keyOf(exercise)] : []))
	const known = await exerciseNames(db, keys, 'en')
	return contents.map((content) => ({
		...content,
		sections: content.sections.map((section) => ({
			...section,
			items: section.items.map((item) =>
				item.exercise && !known.has(keyOf(item.exercise)) ? { ...item, exercise: null } : item,
			),
		})),
	}))
}

const keyOf = ({ source, id }: { source: 'library' | 'studio'; id: string }): string =>
	source === 'library' ? `lib:${id}` : `own:${id}`
