import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { workoutChanged } from '../events.ts'
import { GridAnswer } from '../fields.ts'
import { programForUpdate } from '../queries/programs.ts'
import { added, gridLimits, weeksInserted } from '../rules/grid.ts'
import { insertWorkouts, lastWeek, spotsOf, touchProgram, writeSpots } from './parts/grid-writes.ts'
import { Removal } from './parts/removals.ts'

/** Brings back what a removal took: the same workouts, with their weeks, where they stood. Once, within 30 days. */
export const undoRemoval = useCase('programs.undo-removal', {
	input: z.object({ eventId: Id }),
	output: GridAnswer,
	subject: async ({ db, now }, { eventId }) => {
		const kept = await db
			.selectFrom('removed')
			.select('what')
			.where('event_id', '=', eventId)
			.where('undone_at', 'is', null)
			.where('expires_at', '>', now)
			.forUpdate()
			.executeTakeFirst()
		const removal = Removal.safeParse(kept?.what)
		if (!removal.success) return null
		const program = await programForUpdate(db, removal.data.programId)
		return program && { program, removal: removal.data }
	},
	may: coaches,
	async run(acting, { program, removal }, { eventId }) {
		const { db, now } = acting
		const { weeks, programId, workouts } = removal
		const longer = program.weeks + (weeks?.count ?? 0)
		if (longer > gridLimits.weeks) return refuse('program_too_long', { most: gridLimits.weeks })
		const before = await spotsOf(db, programId)
		const opened = weeks ? weeksInserted(before, weeks.from, weeks.count) : before
		const after = added(
			opened,
			workouts.toSorted((a, b) => a.position - b.position),
		)
		await writeSpots(db, before, after)
		const places = new Map(after.map((spot) => [spot.id, spot]))
		const back = workouts.map((workout) => ({ ...workout, position: places.get(workout.id)?.position ?? 0 }))
		await insertWorkouts(acting, programId, back)
		const answer = await touchProgram(acting, programId, Math.max(longer, lastWeek(workouts)))
		const emitted = await acting.emit(workoutChanged, {
			subject: { type: 'program', id: programId },
			data: {
				programId,
				version: answer.programVersion,
				how: 'added',
				workoutIds: workouts.map(({ id }) => id),
			},
			after: { workouts: workouts.map(({ week, day, title }) => ({ week, day, title })), undone: eventId },
		})
		await db
			.updateTable('removed')
			.set({ undone_at: now, undone_by_event_id: emitted.eventId })
			.where('event_id', '=', eventId)
			.execute()
		return ok(answer)
	},
})
