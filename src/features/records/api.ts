import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { exercise } from './queries/exercise.ts'
import { exercises } from './queries/exercises.ts'
import { toBeat } from './queries/to-beat.ts'

const scope = 'training:read'

export const recordsApi: ApiRoute[] = [
	apiRoute('get', '/clients/{clientId}/records', exercises, {
		scope,
		summary: 'The exercises a client has logged, each with its best',
	}),
	apiRoute('get', '/clients/{clientId}/records/{exerciseKey}', exercise, {
		scope,
		summary: 'One exercise of a client: records, lines day by day, and its history, newest first',
	}),
	apiRoute('get', '/clients/{clientId}/records-to-beat', toBeat, {
		scope,
		summary: 'What is to be beaten in exercises, as it stands without one log',
	}),
]
