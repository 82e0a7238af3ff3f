import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { benchmark } from './queries/benchmark.ts'
import { benchmarks } from './queries/benchmarks.ts'
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
	apiRoute('get', '/clients/{clientId}/benchmarks', benchmarks, {
		scope,
		summary: 'The benchmarks a client has a score of, each with its best',
	}),
	apiRoute('get', '/clients/{clientId}/benchmarks/{benchmarkKey}', benchmark, {
		scope,
		summary: 'One benchmark of a client: what stands, its line, and every score, newest first',
	}),
	apiRoute('get', '/clients/{clientId}/records-to-beat', toBeat, {
		scope,
		summary: 'What is to be beaten in exercises and benchmarks, as it stands without one log',
	}),
]
