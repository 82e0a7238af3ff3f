import type { WorkoutContent } from '#features/programs/rules/content.ts'
import { parseSets } from '#features/programs/rules/notation.ts'
import { addWorkouts } from '#features/programs/use-cases/add-workouts.ts'
import { createProgram } from '#features/programs/use-cases/create-program.ts'
import type { Actor } from '#platform/actor.ts'
import { must } from '#platform/perform.ts'
import { as } from './studio.ts'

/** A workout's content from lines of "name: sets", in one section. */
export const contentOf = (...lines: string[]): WorkoutContent => ({
	v: 1,
	sections: [
		{
			id: 's1',
			name: '',
			kind: 'straight',
			items: lines.map((text, at) => {
				const [name = '', line = ''] = text.split(': ')
				return { id: `i${at + 1}`, exercise: null, name, line, sets: parseSets(line).sets }
			}),
		},
	],
})

/** A program of `weeks` weeks with a workout on each of these places; its workouts are called by their place, "1/3". */
export async function programWith(
	coach: Actor,
	places: [week: number, day: number][],
	{ weeks = 4, title = 'Force' } = {},
): Promise<{ programId: string; ids: string[] }> {
	const { programId } = must(await as(coach).do(createProgram, { title, weeks }))
	if (places.length === 0) return { programId, ids: [] }
	const { workoutIds } = must(
		await as(coach).do(addWorkouts, {
			programId,
			workouts: places.map(([week, day]) => ({
				week,
				day,
				title: `${week}/${day}`,
				content: contentOf('Back squat: 5x5 @80%'),
			})),
		}),
	)
	return { programId, ids: workoutIds }
}
