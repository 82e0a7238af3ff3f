import { describe, expect, test } from 'vitest'
import { exerciseLibrary, libraryExercise } from './library.ts'
import type { LibraryExercise } from './library-exercise.ts'
import { type Bilingual, equipment, movements, muscleGroups, trackingKinds } from './vocabulary.ts'

/** As search sees it: no case, no accents, no punctuation. */
const folded = (text: string) =>
	text
		.normalize('NFD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim()
const twice = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)
const termsOf = ({ name, aliases }: LibraryExercise) => [name.en, name.fr, ...aliases.en, ...aliases.fr]

describe('3.3 the starter library', () => {
	test('3.3 has at least 180 exercises, each movement and muscle group among them', () => {
		expect(exerciseLibrary.length).toBeGreaterThanOrEqual(180)
		expect(new Set(exerciseLibrary.map((exercise) => exercise.movement))).toEqual(
			new Set(Object.keys(movements)),
		)
		expect(new Set(exerciseLibrary.flatMap((exercise) => exercise.primaryMuscles))).toEqual(
			new Set(Object.keys(muscleGroups)),
		)
		expect(new Set(exerciseLibrary.flatMap((exercise) => exercise.equipment))).toEqual(
			new Set(Object.keys(equipment)),
		)
	})

	test('3.3 ids are stable slugs, unique, and found', () => {
		const ids = exerciseLibrary.map((exercise) => exercise.id)
		expect(twice(ids)).toEqual([])
		expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 64)).toEqual([])
		expect(libraryExercise('back-squat')?.name.fr).toBe('Squat arrière')
		expect(libraryExercise('no-such-thing')).toBeNull()
	})

	test('3.3 no name or alias, in either language, belongs to two exercises', () => {
		const terms = exerciseLibrary.flatMap((exercise) => [...new Set(termsOf(exercise).map(folded))])
		expect(twice(terms)).toEqual([])
	})

	test('3.3 an alias adds a name', () => {
		const idle = exerciseLibrary.flatMap(({ name, aliases }) => [
			...aliases.en.filter((alias) => folded(alias) === folded(name.en)),
			...aliases.fr.filter((alias) => folded(alias) === folded(name.fr)),
		])
		expect(idle).toEqual([])
	})

	test.each(exerciseLibrary.map((exercise) => [exercise.id, exercise] as const))(
		'3.3 %s is complete',
		(_id, exercise) => {
			for (const language of ['en', 'fr'] as const) {
				expect(exercise.name[language]).toMatch(/^[A-ZÉ0-9]\S.*\S$/)
				expect(exercise.instructions[language]).toMatch(/^[A-ZÀÉ].{20,}\.$/)
				expect(exercise.instructions[language].split('. ').length).toBeLessThanOrEqual(2)
				expect(exercise.aliases[language].length).toBeGreaterThan(0)
				expect(exercise.aliases[language].every((alias) => alias.trim() === alias && alias !== '')).toBe(true)
			}
			const muscles = [...exercise.primaryMuscles, ...exercise.secondaryMuscles]
			expect(exercise.primaryMuscles.length).toBeGreaterThan(0)
			expect(exercise.equipment.length).toBeGreaterThan(0)
			expect(twice(muscles)).toEqual([])
			expect(muscles.filter((muscle) => !(muscle in muscleGroups))).toEqual([])
			expect(exercise.equipment.filter((item) => !(item in equipment))).toEqual([])
			expect(exercise.equipment.length > 1 && exercise.equipment.includes('none')).toBe(false)
			expect(exercise.movement in movements && exercise.tracking in trackingKinds).toBe(true)
		},
	)

	test('3.3 French says what to do in the infinitive and addresses nobody', () => {
		const found = exerciseLibrary.filter(({ instructions: { fr } }) => {
			const sentences = fr.split('. ')
			const addressed = /(?<!\p{L})(vous|votre|vos|tu|ton|tes|toi|\p{L}{3,}ez)(?!\p{L})/iu.test(fr)
			return addressed || !sentences.every((sentence) => /\p{L}(er|ir|re)(?!\p{L})/u.test(sentence))
		})
		expect(found.map(({ id, instructions }) => `${id}: ${instructions.fr}`)).toEqual([])
	})

	test('3.3 every word of the vocabularies has a label of its own in both languages', () => {
		for (const vocabulary of [muscleGroups, equipment, movements, trackingKinds]) {
			const labels: Bilingual[] = Object.values(vocabulary)
			expect(twice(labels.map((label) => label.en))).toEqual([])
			expect(twice(labels.map((label) => label.fr))).toEqual([])
			expect(labels.every((label) => label.en.length > 1 && label.fr.length > 1)).toBe(true)
		}
	})
})
