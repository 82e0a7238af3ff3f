import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { programRestored } from '../events.ts'
import { programForUpdate } from '../queries/programs.ts'

/** Brings an archived program back as it was, published or draft. */
export const restoreProgram = useCase('programs.restore-program', {
	input: z.object({ programId: Id }),
	output: z.object({}),
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	async run({ db, now, emit }, program, { programId }) {
		if (!program.archived_at) return ok({})
		await db
			.updateTable('program')
			.set({ archived_at: null, updated_at: now })
			.where('id', '=', programId)
			.execute()
		await emit(programRestored, {
			subject: { type: 'program', id: programId },
			data: { programId },
			after: { title: program.title },
		})
		return ok({})
	},
})
