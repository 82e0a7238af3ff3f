import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { programCreated } from '../events.ts'
import { DaysAhead, Description, PriceFields, ProgramType, StartsOn, Title, Weeks } from '../fields.ts'
import { typeFields } from '../rules/types.ts'
import { pricing } from './parts/pricing.ts'

/** 3.1, 3.4, 3.5: a new program, empty and a draft. A group's has the day on which its week 1 begins. */
export const createProgram = useCase('programs.create-program', {
	input: z.object({
		title: Title,
		description: Description.default(''),
		weeks: Weeks.default(4),
		type: ProgramType.default('plan'),
		daysAhead: DaysAhead.nullish(),
		startsOn: StartsOn.nullish(),
		...PriceFields,
	}),
	output: z.object({ programId: z.string() }),
	may: coaches,
	async run({ db, actor, now, emit }, _, { title, description, weeks, type, ...given }) {
		const ofType = typeFields(type, given)
		if (!ofType) return refuse('program_group_needs_start', {}, 'startsOn')
		const price = await pricing(db, type === 'plan' ? {} : given)
		if (!price) return refuse('program_needs_price', {}, 'priceMinor')
		const programId = newId()
		await db
			.insertInto('program')
			.values({
				studio_id: actor.studioId as string,
				id: programId,
				title,
				description,
				weeks,
				...ofType,
				...price,
				created_by: staffIdOf(actor),
				created_at: now,
				updated_at: now,
			})
			.execute()
		const subject = { type: 'program', id: programId }
		await emit(programCreated, { subject, data: { programId }, after: { title, weeks, type, ...price } })
		return ok({ programId })
	},
})
