import { v5 } from 'uuid'
import type { ExerciseRef } from '#features/exercises/rules/keys.ts'
import type { WorkoutContent, WorkoutItem, WorkoutSection } from '#features/programs/rules/content.ts'
import { contentLimits } from '#features/programs/rules/limits.ts'
import { parseSets } from '#features/programs/rules/notation.ts'
import type { SaidOfProgram } from './read-program-row.ts'

export type ProgramRow = { number: number; said: SaidOfProgram }
export type ImportedWorkout = {
	id: string
	week: number
	day: number
	title: string
	content: WorkoutContent
	rows: number[]
}

/**
 * Rows as workouts: those of one week, day and name are one, in the order of the file. Its id follows from these and its
 * program: what came once doesn't come again. `over`: rows that no workout has room for.
 */
export function workoutsOf(
	programId: string,
	rows: readonly ProgramRow[],
	meaningOf: (name: string) => { exercise: ExerciseRef | null; name: string },
): { workouts: ImportedWorkout[]; over: number[] } {
	const over: number[] = []
	const of = ({ said }: ProgramRow) => `${said.week} ${said.day} ${said.workout.toLowerCase()}`
	const workouts = [...Map.groupBy(rows, of)].map(([place, group]) => {
		const sections: WorkoutSection[] = []
		const taken: number[] = []
		for (const { number, said } of group) {
			const section = sectionFor(sections, said.section)
			if (!section) over.push(number)
			else {
				taken.push(number)
				section.items.push({ id: `row-${number}`, ...meaningOf(said.exercise), ...itemOf(said) })
			}
		}
		const [first] = group as [ProgramRow]
		const { week, day, workout: title } = first.said
		return { id: v5(place, programId), week, day, title, content: { v: 1 as const, sections }, rows: taken }
	})
	return { workouts: workouts.filter(({ rows: taken }) => taken.length > 0), over }
}

const itemOf = ({ line, note }: SaidOfProgram): Pick<WorkoutItem, 'line' | 'sets' | 'note'> => ({
	...{ line, sets: parseSets(line).sets },
	...(note ? { note } : {}),
})

/** The section of that name, one more where there is none or it is full; null where there can't be another. */
function sectionFor(sections: WorkoutSection[], name: string): WorkoutSection | null {
	const open = sections.findLast(
		(each) => each.name === name && each.items.length < contentLimits.itemsPerSection,
	)
	if (open) return open
	if (sections.length >= contentLimits.sections) return null
	const section: WorkoutSection = { id: `part-${sections.length}`, name, kind: 'straight', items: [] }
	sections.push(section)
	return section
}
