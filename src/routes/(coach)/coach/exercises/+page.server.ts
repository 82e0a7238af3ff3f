import { equipment, movements, muscleGroups } from '#features/exercises/library/vocabulary.ts'
import { exercise } from '#features/exercises/queries/exercise.ts'
import { find } from '#features/exercises/queries/find.ts'
import { archiveExercise } from '#features/exercises/use-cases/archive-exercise.ts'
import { createExercise } from '#features/exercises/use-cases/create-exercise.ts'
import { duplicateExercise } from '#features/exercises/use-cases/duplicate-exercise.ts'
import { editExercise } from '#features/exercises/use-cases/edit-exercise.ts'
import { restoreExercise } from '#features/exercises/use-cases/restore-exercise.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

const sources = ['all', 'library', 'own', 'archived'] as const
const known = <T extends object>(vocabulary: T, word: string | null) =>
	word !== null && Object.hasOwn(vocabulary, word) ? (word as keyof T) : undefined

export const { load, actions } = coachPage({
	load: async ({ ask, url, locale }) => {
		const given = (name: string) => url.searchParams.get(name)
		const asked = {
			q: given('q')?.slice(0, 200) ?? '',
			from: sources.find((each) => each === given('from')) ?? 'all',
			muscle: known(muscleGroups, given('muscle')),
			equipment: known(equipment, given('equipment')),
			movement: known(movements, given('movement')),
		}
		const key = given('show')
		return {
			...(await ask(find, { ...asked, after: given('after') || undefined })),
			asked,
			shown: key ? await ask(exercise, { key: key.slice(0, 80) }) : null,
			locale,
		}
	},
	does: [
		thenGo(createExercise, ({ key }) => `/coach/exercises?show=${encodeURIComponent(key)}`),
		editExercise,
		thenGo(archiveExercise, () => '/coach/exercises'),
		restoreExercise,
		thenGo(duplicateExercise, ({ key }) => `/coach/exercises?show=${encodeURIComponent(key)}&edit=1`),
	],
})
