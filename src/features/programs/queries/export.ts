import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { ProgramFile } from '../rules/exchange.ts'
import { priceOf } from '../rules/price.ts'
import { workoutsOf } from './program-outline.ts'
import { programRow } from './programs.ts'

/** A program as a file that `programs.import-program` reads again. */
export const exportProgram = query('programs.export', {
	input: z.object({ programId: Id }),
	output: ProgramFile,
	subject: ({ db }, { programId }) => programRow(db, programId),
	may: anyStaff,
	run: async ({ db }, row, { programId }): Promise<ProgramFile> => ({
		touchline: 'program',
		v: 1,
		program: {
			...{ title: row.title, description: row.description, weeks: row.weeks },
			...{ type: row.type as ProgramFile['program']['type'], price: priceOf(row) },
		},
		workouts: (await workoutsOf(db, programId)).map((workout) => ({
			week: workout.week,
			day: workout.day,
			title: workout.title,
			content: workout.content,
		})),
	}),
})
