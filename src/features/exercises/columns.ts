import type { ExerciseFields } from './fields.ts'

/** The fields of an own exercise as its columns. */
export const columnsOf = (fields: ExerciseFields) => ({
	name: fields.name,
	aliases: fields.aliases,
	primary_muscles: fields.primaryMuscles,
	secondary_muscles: fields.secondaryMuscles,
	equipment: fields.equipment,
	movement: fields.movement,
	tracking: fields.tracking,
	unilateral: fields.unilateral,
	instructions: fields.instructions,
	video_url: fields.videoUrl,
})
