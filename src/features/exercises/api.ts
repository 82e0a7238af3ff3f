import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { exercise } from './queries/exercise.ts'
import { find } from './queries/find.ts'
import { names } from './queries/names.ts'
import { archiveExercise } from './use-cases/archive-exercise.ts'
import { createExercise } from './use-cases/create-exercise.ts'
import { duplicateExercise } from './use-cases/duplicate-exercise.ts'
import { editExercise } from './use-cases/edit-exercise.ts'
import { restoreExercise } from './use-cases/restore-exercise.ts'

const read = 'programs:read'
const write = 'programs:write'

export const exercisesApi: ApiRoute[] = [
	apiRoute('get', '/exercises', find, {
		scope: read,
		summary: 'Search the library and the studio’s own exercises.',
	}),
	apiRoute('post', '/exercises', createExercise, {
		scope: write,
		summary: 'Create an exercise of the studio’s own.',
		status: 201,
	}),
	apiRoute('post', '/exercises/names', names, { scope: read, summary: 'Names of exercises by key.' }),
	apiRoute('get', '/exercises/{key}', exercise, {
		scope: read,
		summary: 'One exercise by key: `lib:back-squat` or `own:<id>`.',
	}),
	apiRoute('post', '/exercises/{key}/duplicate', duplicateExercise, {
		scope: write,
		summary: 'Make an own copy of an exercise.',
		status: 201,
	}),
	apiRoute('put', '/exercises/own/{exerciseId}', editExercise, {
		scope: write,
		summary: 'Change an exercise of the studio’s own.',
	}),
	apiRoute('post', '/exercises/own/{exerciseId}/archive', archiveExercise, {
		scope: write,
		summary: 'Take an exercise out of lists.',
	}),
	apiRoute('post', '/exercises/own/{exerciseId}/restore', restoreExercise, {
		scope: write,
		summary: 'Bring an archived exercise back.',
	}),
]
