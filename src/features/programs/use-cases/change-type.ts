import { z } from 'zod'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { formatDay } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { programTypeChanged } from '../events.ts'
import { DaysAhead, ProgramType, StartsOn } from '../fields.ts'
import { programForUpdate } from '../queries/programs.ts'
import { type Around, aroundProgram } from '../queries/subscribers.ts'
import { typeFields } from '../rules/types.ts'

/**
 * 3.4: a program becomes another type. What stands on calendars stays there, and subscriptions go on: the type says only how
 * clients come to it from now on. A plan is shared, 1-2-1 and group programs are by invitation; a group's subscribers follow its
 * own weeks, beside what their calendars hold already.
 */
export const changeType = useCase('programs.change-type', {
	input: z.object({
		programId: Id,
		type: ProgramType,
		daysAhead: DaysAhead.nullish(),
		startsOn: StartsOn.nullish(),
	}),
	output: z.object({}),
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	async run({ db, now, emit, locale }, program, { programId, type, ...given }) {
		if (type === program.type) return refuse('program_has_type', {}, 'type')
		const ofType = typeFields(type, given)
		if (!ofType) return refuse('program_group_needs_start', {}, 'startsOn')
		const around = await aroundProgram(db, programId)
		await db
			.updateTable('program')
			.set({ ...ofType, version: program.version + 1, updated_at: now })
			.where('id', '=', programId)
			.execute()
		await emit(programTypeChanged, {
			subject: { type: 'program', id: programId },
			data: { programId, from: program.type, to: type },
			before: { type: program.type },
			after: ofType,
		})
		return ok({}, effectsOf(around, ofType, locale))
	},
})

function effectsOf(
	{ shared, runs, pending, open }: Around,
	{ type, starts_on }: { type: ProgramType; starts_on: string | null },
	locale: Locale,
): EffectLine[] {
	const say = { locale }
	const says: Record<ProgramType, () => string> = {
		plan: () => m.programs_effect_type_plan({}, say),
		one_to_one: () => m.programs_effect_type_one_to_one({}, say),
		group: () => m.programs_effect_type_group({ day: formatDay(starts_on ?? '', locale, 'long') }, say),
	}
	const lines: EffectLine[] = [{ kind: 'changes', text: says[type]() }]
	const add = (count: number, kind: EffectLine['kind'], text: string) => {
		if (count > 0) lines.push({ kind, text })
	}
	if (type !== 'plan') add(shared, 'goes', m.programs_effect_type_shared({ count: shared }, say))
	add(runs, 'stays', m.programs_effect_runs_stay({ count: runs }, say))
	const there = open + pending
	if (type === 'group') add(there, 'comes', m.programs_effect_type_follow({ count: there }, say))
	add(there, 'stays', m.programs_effect_type_subscriptions({ count: there }, say))
	lines.push({ kind: 'note', text: m.programs_effect_type_nobody({}, say) })
	return lines
}
