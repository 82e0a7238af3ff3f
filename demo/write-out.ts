import { libraryExercise } from '#features/exercises/library/library.ts'
import type { WorkoutContent, WorkoutItem } from '#features/programs/rules/content.ts'
import { parseSets } from '#features/programs/rules/notation.ts'
import type { Line, Locale, StoryItem, StoryProgram, StoryWorkout } from './story/shape.ts'

/** A program's workouts as the builder would save them. */
export type Written = { week: number; day: number; title: string; content: WorkoutContent }

/** Writes a story's program out, week by week. `own` has the ids of the studio's own exercises by name. */
export function writeOut(program: StoryProgram, own: ReadonlyMap<string, string>): Written[] {
	const all = program.workouts.flatMap((workout) =>
		weeksOf(program, workout).map((week) => ({
			week,
			day: workout.day,
			title: workout.title,
			content: contentOf(workout, week, program.locale, own),
		})),
	)
	return all.sort((a, b) => a.week - b.week || a.day - b.day)
}

const weeksOf = ({ weeks }: StoryProgram, workout: StoryWorkout): readonly number[] =>
	workout.weeks ?? Array.from({ length: weeks }, (_, at) => at + 1)

function contentOf(
	workout: StoryWorkout,
	week: number,
	locale: Locale,
	own: ReadonlyMap<string, string>,
): WorkoutContent {
	const note = workout.notes?.[Math.min(week, workout.notes.length) - 1]
	const sections = workout.sections.map((section, at) => ({
		id: `s${at + 1}`,
		name: section.name,
		kind: section.kind,
		...(section.note ? { note: section.note } : {}),
		...(section.timing ? { timing: section.timing } : {}),
		...(section.benchmark ? { benchmark: section.benchmark } : {}),
		items: section.items.flatMap((item, place) => {
			const line = lineOf(item[1], week)
			return line === '' ? [] : [itemOf(item, line, `s${at + 1}i${place + 1}`, locale, own)]
		}),
	}))
	return {
		v: 1,
		sections: sections.filter((section) => section.items.length > 0),
		...(note ? { note } : {}),
	}
}

const lineOf = (line: Line, week: number): string =>
	typeof line === 'string' ? line : (line[Math.min(week, line.length) - 1] ?? '')

function itemOf(
	[exercise, , note]: StoryItem,
	line: string,
	id: string,
	locale: Locale,
	own: ReadonlyMap<string, string>,
): WorkoutItem {
	const { sets, unread } = parseSets(line)
	if (unread.length > 0) throw new Error(`the demo's line "${line}" can't be read: ${unread.join(' ')}`)
	const said = { id, ...(note ? { note } : {}), line, sets }
	if (exercise.startsWith('own:')) {
		const name = exercise.slice('own:'.length)
		const ownId = own.get(name)
		if (!ownId) throw new Error(`the demo has no exercise of its own called ${name}`)
		return { ...said, exercise: { source: 'studio', id: ownId }, name }
	}
	const known = libraryExercise(exercise)
	if (!known) throw new Error(`the library has no exercise ${exercise}`)
	return { ...said, exercise: { source: 'library', id: exercise }, name: known.name[locale] }
}
