import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Program } from '#platform/database/types.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { programEdited } from '../events.ts'
import { DaysAhead, Description, GridAnswer, PriceFields, StartsOn, Title, Weeks } from '../fields.ts'
import { programForUpdate } from '../queries/programs.ts'
import { hasSubscribers } from '../queries/subscribers.ts'
import type { PriceRow } from '../rules/price.ts'
import { lastWeek, spotsOf } from './parts/grid-writes.ts'
import { pricing } from './parts/pricing.ts'

/**
 * Changes a program's title, description and length, how far ahead its clients see, and what it costs whoever is asked from now on (I14). A group that has subscribers keeps its
 * first day: their calendars hang on it. It can't become shorter than its last workout: weeks with
 * workouts go by `delete-weeks`, where one sees what goes.
 */
export const editProgram = useCase('programs.edit-program', {
	input: z.object({
		programId: Id,
		title: Title.optional(),
		description: Description.optional(),
		weeks: Weeks.optional(),
		daysAhead: DaysAhead.nullish(),
		startsOn: StartsOn.optional(),
		...PriceFields,
	}),
	output: GridAnswer,
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	async run({ db, now, emit }, program, { programId, daysAhead, startsOn, ...wanted }) {
		const { title, description, weeks, ...given } = wanted
		const price = await pricing(db, program.type === 'plan' ? {} : given)
		if (!price) return refuse('program_needs_price', {}, 'priceMinor')
		const next = {
			title: title ?? program.title,
			description: description ?? program.description,
			weeks: weeks ?? program.weeks,
			days_ahead: daysAhead === undefined || program.type === 'plan' ? program.days_ahead : daysAhead,
			starts_on: program.type === 'group' ? (startsOn ?? program.starts_on) : null,
			...priceNow(program),
			...price,
		}
		if (next.starts_on !== program.starts_on && (await hasSubscribers(db, programId)))
			return refuse('program_start_used', {}, 'startsOn')
		if (next.weeks < program.weeks) {
			const last = lastWeek(await spotsOf(db, programId))
			if (next.weeks < last) return refuse('program_weeks_used', { week: last }, 'weeks')
		}
		const was = { ...program, ...priceNow(program) }
		const keys = (Object.keys(next) as (keyof typeof next)[]).filter((key) => next[key] !== was[key])
		if (keys.length === 0) return ok({ programVersion: program.version, weeks: program.weeks })
		const programVersion = program.version + 1
		await db
			.updateTable('program')
			.set({ ...next, version: programVersion, updated_at: now })
			.where('id', '=', programId)
			.execute()
		await emit(programEdited, {
			subject: { type: 'program', id: programId },
			data: { programId },
			before: Object.fromEntries(keys.map((key) => [key, was[key]])),
			after: Object.fromEntries(keys.map((key) => [key, next[key]])),
		})
		return ok({ programVersion, weeks: next.weeks })
	},
})

type Priced = Pick<Selectable<Program>, keyof PriceRow>

/** The price as it is; amounts come as text from the database. */
const priceNow = (program: Priced): PriceRow => ({
	price_minor: program.price_minor === null ? null : Number(program.price_minor),
	price_currency: program.price_currency,
	price_every: program.price_every,
	price_unit: program.price_unit,
	price_tax_bp: program.price_tax_bp,
})
