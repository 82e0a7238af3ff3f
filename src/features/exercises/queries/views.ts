import type { Selectable } from 'kysely'
import type { Exercise } from '#platform/database/types.ts'
import type { ExerciseView } from '../fields.ts'
import type { LibraryExercise } from '../library/library-exercise.ts'

/** A row of the studio's own as everybody sees it. */
export const ownView = (row: Selectable<Exercise>): ExerciseView => ({
	key: `own:${row.id}`,
	own: true,
	id: row.id,
	name: row.name,
	aliases: row.aliases,
	primaryMuscles: row.primary_muscles,
	secondaryMuscles: row.secondary_muscles,
	equipment: row.equipment,
	movement: row.movement,
	tracking: row.tracking,
	unilateral: row.unilateral,
	instructions: row.instructions,
	videoUrl: row.video_url,
	archived: row.archived_at !== null,
	version: row.version,
})

/** An exercise of the library in the reader's language; the other language's name is one of its aliases. */
export function libraryView(exercise: LibraryExercise, locale: 'en' | 'fr'): ExerciseView {
	const { id, name, aliases, instructions, movement, tracking, unilateral } = exercise
	const other = locale === 'en' ? name.fr : name.en
	return {
		key: `lib:${id}`,
		own: false,
		id,
		name: name[locale],
		aliases: [...aliases[locale], ...(other === name[locale] ? [] : [other])],
		primaryMuscles: [...exercise.primaryMuscles],
		secondaryMuscles: [...exercise.secondaryMuscles],
		equipment: [...exercise.equipment],
		movement,
		tracking,
		unilateral,
		instructions: instructions[locale],
		videoUrl: null,
		archived: false,
		version: 1,
	}
}
