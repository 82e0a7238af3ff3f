import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { programCreated } from '../events.ts'
import { Description, Title, Weeks } from '../fields.ts'

/** 3.1, 3.5: a new program, empty and a draft. */
export const createProgram = useCase('programs.create-program', {
	input: z.object({ title: Title, description: Description.default(''), weeks: Weeks.default(4) }),
	output: z.object({ programId: z.string() }),
	may: coaches,
	async run({ db, actor, now, emit }, _, { title, description, weeks }) {
		const programId = newId()
		await db
			.insertInto('program')
			.values({
				studio_id: actor.studioId as string,
				id: programId,
				title,
				description,
				weeks,
				created_by: staffIdOf(actor),
				created_at: now,
				updated_at: now,
			})
			.execute()
		const subject = { type: 'program', id: programId }
		await emit(programCreated, { subject, data: { programId }, after: { title, weeks } })
		return ok({ programId })
	},
})
