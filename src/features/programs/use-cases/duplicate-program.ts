import { z } from 'zod'
import { m } from '#messages'
import { Id, newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { type ProgramType, Title } from '../fields.ts'
import { workoutsOf } from '../queries/program-outline.ts'
import { programRow } from '../queries/programs.ts'
import { givenOf, priceOf } from '../rules/price.ts'
import { createProgram } from './create-program.ts'
import { insertWorkouts } from './parts/grid-writes.ts'

/** A program of its own with the same weeks and workouts. A draft, shared with nobody. */
export const duplicateProgram = useCase('programs.duplicate-program', {
	input: z.object({ programId: Id, title: Title.optional() }),
	output: z.object({ programId: z.string() }),
	subject: ({ db }, { programId }) => programRow(db, programId),
	may: coaches,
	async run(acting, program, input) {
		const { db, locale, also } = acting
		const suffix = m.programs_copy_suffix({}, { locale })
		const title = input.title ?? `${program.title.slice(0, 119 - suffix.length)} ${suffix}`
		const { description, weeks, days_ahead: daysAhead, starts_on: startsOn } = program
		const type = program.type as ProgramType
		const price = givenOf(priceOf(program))
		const created = await also(createProgram, {
			title,
			description,
			weeks,
			type,
			daysAhead,
			startsOn,
			...price,
		})
		if (!created.ok) return created
		const { programId } = created.value
		const workouts = await workoutsOf(db, input.programId)
		await insertWorkouts(
			acting,
			programId,
			workouts.map(({ week, day, position, title: name, content }) => ({
				id: newId(),
				week,
				day,
				position,
				title: name,
				content,
			})),
		)
		return ok({ programId })
	},
})
