import { sql } from 'kysely'
import type { WorkoutContent, WorkoutItem } from '#features/programs/rules/content.ts'
import { completeWorkout } from '#features/training/use-cases/complete-workout.ts'
import { logScore } from '#features/training/use-cases/log-score.ts'
import { logSet } from '#features/training/use-cases/log-set.ts'
import { startWorkout } from '#features/training/use-cases/start-workout.ts'
import { transaction } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { appPool } from '#platform/perform.ts'
import { addDays } from '#platform/time/days.ts'
import { type DoneSet, doneSets } from './performance.ts'
import { doneScores, itemsWithSets } from './scores.ts'
import { chance } from './seeded.ts'
import { does, type Moment, of, onDay, type Stage } from './stage.ts'
import { clients } from './story/people.ts'
import { lastWords } from './story/training.ts'

type Last = { id: string; on_date: string; title: string; content: WorkoutContent }

/** The newest workouts of a few, set by set as on their phones (5.2). The months before are written by `train.ts`. */
export async function trainByHand(stage: Stage): Promise<Moment[]> {
	const moments: Moment[] = []
	for (const [key, comment] of Object.entries(lastWords)) {
		const last = await lastOf(stage, of(stage.clients, key).id)
		if (last) moments.push(...trains(stage, key, last, comment))
	}
	return moments
}

const lastOf = (stage: Stage, clientId: string): Promise<Last | undefined> =>
	transaction(appPool(), stage.studioId, 'read only', async (db) => {
		const { rows } = await sql<Last>`
			select id, on_date, title, content from workout
			where client_id = ${clientId}::uuid and on_date < ${stage.today}::date and on_date >= ${addDays(stage.today, -6)}::date
			order by on_date desc, position limit 1`.execute(db)
		return { commit: false, value: rows[0] }
	})

function trains(stage: Stage, key: string, workout: Last, comment: string): Moment[] {
	const client = clients.find((each) => each.key === key)
	if (!client) return []
	const me = of(stage.clients, key)
	const workoutId = workout.id
	const begun = onDay(workout.on_date, client.tags.includes('early bird') ? '05:20' : '17:10').getTime()
	const luck = chance(`${key} by hand`)
	const items = itemsWithSets(workout.content)
	const sets = items.flatMap((item) =>
		doneSets(item, client, client.joined / 7, luck).map((set) => ({ item, set })),
	)
	const scores = doneScores(workout.content, client, client.joined / 7, luck)
	const at = (minutes: number) => new Date(begun + minutes * 60_000)
	return [
		{ at: at(0), happens: () => does(stage, me, startWorkout, { workoutId }) },
		...sets.map(({ item, set }, number) => ({
			at: at(4 + number * 2.5),
			happens: () => does(stage, me, logSet, { workoutId, setId: newId(), ...typed(item, set) }),
		})),
		...scores.map(({ section: sectionId, rounds, reps, lowest, seconds }) => ({
			at: at(6 + sets.length * 2.5),
			happens: () => does(stage, me, logScore, { workoutId, sectionId, rounds, reps, lowest, seconds }),
		})),
		{
			at: at(8 + sets.length * 2.5),
			happens: () => does(stage, me, completeWorkout, { workoutId, comment }),
		},
	]
}

const typed = (item: WorkoutItem, set: DoneSet) => ({
	itemId: item.id,
	setNumber: set.number,
	// A set of nothing but effort is one repetition done.
	reps: set.reps ?? (set.milliseconds === null && set.millimetres === null ? 1 : null),
	load: set.grams === null ? null : set.grams / 1000,
	unit: set.grams === null ? null : ('kg' as const),
	seconds: set.milliseconds === null ? null : set.milliseconds / 1000,
	metres: set.millimetres === null ? null : set.millimetres / 1000,
	rpe: set.rpe,
})
