import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { type EffectLine, ok, useCase } from '#platform/use-case.ts'
import { programDeleted } from '../events.ts'
import { programForUpdate } from '../queries/programs.ts'

/** Deletes a program for good, with its sharing. Copies on calendars own their workouts: they stay, whole (4.5, I21). */
export const deleteProgram = useCase('programs.delete-program', {
	input: z.object({ programId: Id }),
	output: z.object({}),
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	// 6.3: nobody is hidden: who ever subscribed keeps the program they subscribed to. It can be archived.
	conflicts: { subscription_program: 'program_has_subscribers' },
	async run({ db, locale, emit }, program, { programId }) {
		const say = { locale }
		const { workouts, runs, shares } = await countsOf(db, programId)
		await db.deleteFrom('program').where('id', '=', programId).execute()
		await emit(programDeleted, {
			subject: { type: 'program', id: programId },
			data: { programId },
			before: { title: program.title, weeks: program.weeks, workouts },
		})
		const effects: EffectLine[] = [
			{ kind: 'goes', text: m.programs_effect_deleted({ title: program.title, count: workouts }, say) },
		]
		if (shares > 0) effects.push({ kind: 'goes', text: m.programs_effect_unshared({}, say) })
		if (runs > 0) effects.push({ kind: 'stays', text: m.programs_effect_runs_stay({ count: runs }, say) })
		return ok({}, effects)
	},
})

/** Counts of other features' rows, read only, in one statement, for what the preview says. */
async function countsOf(db: Db, programId: string) {
	const { rows } = await sql<{ workouts: number; runs: number; shares: number }>`select
		(select count(*)::int from program_workout where studio_id = current_studio() and program_id = ${programId}) as workouts,
		(select count(*)::int from program_run where studio_id = current_studio() and program_id = ${programId}) as runs,
		(select count(*)::int from program_share where studio_id = current_studio() and program_id = ${programId}
			and activated_at is not null) as shares`.execute(db)
	return rows[0] ?? { workouts: 0, runs: 0, shares: 0 }
}
