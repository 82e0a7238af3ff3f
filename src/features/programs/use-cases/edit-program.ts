import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { programEdited } from '../events.ts'
import { DaysAhead, Description, GridAnswer, StartsOn, Title, Weeks } from '../fields.ts'
import { programForUpdate } from '../queries/programs.ts'
import { hasSubscribers } from '../queries/subscribers.ts'
import { lastWeek, spotsOf } from './parts/grid-writes.ts'

/**
 * Changes a program's title, description and length, and how far ahead its clients see. A group that has subscribers keeps its
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
	}),
	output: GridAnswer,
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	async run({ db, now, emit }, program, { programId, daysAhead, startsOn, ...wanted }) {
		const next = {
			title: program.title,
			description: program.description,
			weeks: program.weeks,
			days_ahead: daysAhead === undefined || program.type === 'plan' ? program.days_ahead : daysAhead,
			starts_on: program.type === 'group' ? (startsOn ?? program.starts_on) : null,
			...given(wanted),
		}
		if (next.starts_on !== program.starts_on && (await hasSubscribers(db, programId)))
			return refuse('program_start_used', {}, 'startsOn')
		if (next.weeks < program.weeks) {
			const last = lastWeek(await spotsOf(db, programId))
			if (next.weeks < last) return refuse('program_weeks_used', { week: last }, 'weeks')
		}
		const keys = (['title', 'description', 'weeks', 'days_ahead', 'starts_on'] as const).filter(
			(key) => next[key] !== program[key],
		)
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
			before: Object.fromEntries(keys.map((key) => [key, program[key]])),
			after: Object.fromEntries(keys.map((key) => [key, next[key]])),
		})
		return ok({ programVersion, weeks: next.weeks })
	},
})

/** Only what was given: an absent field stays as it is. */
const given = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
