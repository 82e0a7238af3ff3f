import { z } from 'zod'
import { m } from '#messages'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { programPublished } from '../events.ts'
import { programForUpdate } from '../queries/programs.ts'
import { spotsOf } from './parts/grid-writes.ts'

/** 3.5: from now on it can be shared and scheduled. Publishing alone grants and tells nothing (4.1). */
export const publishProgram = useCase('programs.publish-program', {
	input: z.object({ programId: Id }),
	output: z.object({}),
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	async run({ db, actor, now, locale, emit }, program, { programId }) {
		if (program.published_at) return ok({})
		// A plan is what stands in it; a 1-2-1 program is written client by client, a group's week by week.
		if (program.type === 'plan' && (await spotsOf(db, programId)).length === 0) return refuse('program_empty')
		await db
			.updateTable('program')
			.set({ published_at: now, published_by: staffIdOf(actor), archived_at: null, updated_at: now })
			.where('id', '=', programId)
			.execute()
		const subject = { type: 'program', id: programId }
		await emit(programPublished, { subject, data: { programId }, after: { title: program.title } })
		return ok({}, [{ kind: 'note', text: m.programs_effect_published({}, { locale }) }])
	},
})
