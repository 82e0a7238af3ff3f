import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { programUnpublished } from '../events.ts'
import { programForUpdate } from '../queries/programs.ts'

/** 3.5: a draft again. Nobody can schedule it any more; what stands on calendars stays (4.5). */
export const unpublishProgram = useCase('programs.unpublish-program', {
	input: z.object({ programId: Id }),
	output: z.object({}),
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	async run({ db, now, emit }, program, { programId }) {
		if (!program.published_at) return ok({})
		await db
			.updateTable('program')
			.set({ published_at: null, published_by: null, updated_at: now })
			.where('id', '=', programId)
			.execute()
		await emit(programUnpublished, {
			subject: { type: 'program', id: programId },
			data: { programId },
			after: { title: program.title },
		})
		return ok({})
	},
})
