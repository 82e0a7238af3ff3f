import type { WorkoutContent } from '#features/programs/rules/content.ts'
import { parseSets } from '#features/programs/rules/notation.ts'
import { now } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { within } from './studio.ts'

/** A workout's content for arranging: exercises with their lines of sets. */
export const contentOf = (lines: Record<string, string>): WorkoutContent => ({
	v: 1,
	sections: [
		{
			id: 'main',
			name: '',
			kind: 'straight',
			items: Object.entries(lines).map(([name, line], at) => ({
				id: `item${at + 1}`,
				exercise: { source: 'library', id: name.toLowerCase().replaceAll(' ', '-') },
				name,
				line,
				sets: parseSets(line).sets,
			})),
		},
	],
})

export type TestProgram = { id: string; title: string; workoutIds: string[] }

/** A published plan with a workout on each of `days` of every week; arranged as rows, past the builder. */
export function programOf(
	studioId: string,
	{ title = 'Base', weeks = 4, days = [1, 3, 5] }: { title?: string; weeks?: number; days?: number[] } = {},
): Promise<TestProgram> {
	return within(studioId, async (db) => {
		const id = newId()
		await db
			.insertInto('program')
			.values({ studio_id: studioId, id, title, weeks, published_at: now() })
			.execute()
		const workouts = Array.from({ length: weeks }, (_, week) =>
			days.map((day) => ({
				studio_id: studioId,
				id: newId(),
				program_id: id,
				week: week + 1,
				day,
				title: `${title} ${week + 1}.${day}`,
				content: JSON.stringify(contentOf({ 'Back squat': '5x5 @80% r120', 'Bench press': '3x8 @60kg' })),
			})),
		).flat()
		if (workouts.length > 0) await db.insertInto('program_workout').values(workouts).execute()
		return { id, title, workoutIds: workouts.map((each) => each.id) }
	})
}

/** Shares a program with named clients, as rows (4.3). */
export const shareWith = (studioId: string, programId: string, ...clientIds: string[]): Promise<void> =>
	within(studioId, async (db) => {
		await db
			.insertInto('program_share')
			.values({ studio_id: studioId, program_id: programId, kind: 'specific', activated_at: now() })
			.execute()
		for (const client_id of clientIds)
			await db
				.insertInto('program_share_client')
				.values({ studio_id: studioId, program_id: programId, client_id, grant_id: newId() })
				.execute()
	})

/** Takes the share of one client away again, as a row (4.5). */
export const unshare = (studioId: string, programId: string, clientId: string): Promise<void> =>
	within(studioId, async (db) => {
		await db
			.deleteFrom('program_share_client')
			.where('program_id', '=', programId)
			.where('client_id', '=', clientId)
			.execute()
	})
