import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { ProgramView } from '../fields.ts'
import { programRow, programView } from './programs.ts'

/** A program without its workouts: what stands above pages about it. */
export const program = query('programs.program', {
	input: z.object({ programId: Id }),
	output: ProgramView,
	subject: ({ db }, { programId }) => programRow(db, programId),
	may: anyStaff,
	run: async (_, row) => programView(row),
})
