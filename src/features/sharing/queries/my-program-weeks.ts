import { z } from 'zod'
import { programOutline } from '#features/programs/queries/program-outline.ts'
import { Id } from '#platform/ids.ts'
import { anyClient } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { outlineOf } from '../rules/outline.ts'
import { myProgram } from './my-programs.ts'

const Workout = z.object({
	id: z.string(),
	title: z.string(),
	note: z.string().nullable(),
	sections: z.array(
		z.object({
			name: z.string(),
			items: z.array(z.object({ name: z.string(), how: z.array(z.string()) })),
		}),
	),
})

/** 4.4: what is in a program shared with the client who asks, week by week, in their language and unit. */
export const myProgramWeeks = query('sharing.my-program-weeks', {
	input: z.object({ programId: Id }),
	output: z.object({
		weeks: z.array(
			z.object({
				week: z.number(),
				days: z.array(z.object({ day: z.number(), workouts: z.array(Workout) })),
			}),
		),
	}),
	may: anyClient,
	async run({ db, ask, actor, locale }, _, { programId }) {
		// Asked first: it answers "not found" to whoever has no access (I20).
		const { weeks } = await ask(myProgram, { programId })
		const { workouts } = await ask(programOutline, { programId })
		const account = await db
			.selectFrom('account')
			.select('units')
			.where('id', '=', actor.accountId)
			.executeTakeFirst()
		const unit = account?.units === 'imperial' ? 'lb' : 'kg'
		return { weeks: outlineOf(workouts, weeks, { locale, unit }) }
	},
})
