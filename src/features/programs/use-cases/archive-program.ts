import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { programArchived } from '../events.ts'
import { programForUpdate } from '../queries/programs.ts'

/** Takes a program out of the lists. Nobody can schedule it any more; what stands on calendars stays. */
export const archiveProgram = useCase('programs.archive-program', {
	input: z.object({ programId: Id }),
	output: z.object({}),
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	async run({ db, now, emit }, program, { programId }) {
		if (program.archived_at) return ok({})
		await db.updateTable('program').set({ archived_at: now }).where('id', '=', programId).execute()
		await emit(programArchived, {
			subject: { type: 'program', id: programId },
			data: { programId },
			after: { title: program.title },
		})
		return ok({})
	},
})
