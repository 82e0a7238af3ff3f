import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { imports, trainingImport } from './queries/import.ts'
import { programImports } from './queries/program-imports.ts'
import { recordings } from './queries/recordings.ts'
import { keepRecordings } from './use-cases/keep-recordings.ts'
import { mapImport } from './use-cases/map-import.ts'
import { removeRecording } from './use-cases/remove-recording.ts'
import { runImport } from './use-cases/run-import.ts'
import { startImport } from './use-cases/start-import.ts'
import { startProgramImport } from './use-cases/start-program-import.ts'
import { undoImport } from './use-cases/undo-import.ts'

const read = 'training:read'
const write = 'training:write'

export const importRoutes: ApiRoute[] = [
	apiRoute('get', '/clients/{clientId}/training-imports', imports, {
		scope: read,
		summary: 'Training brought over from files',
	}),
	apiRoute('post', '/clients/{clientId}/training-imports', startImport, {
		scope: write,
		summary: 'Take a table of what a client trained elsewhere',
		status: 201,
	}),
	apiRoute('get', '/program-imports', programImports, {
		scope: 'programs:read',
		summary: 'Programs brought over from spreadsheets',
	}),
	apiRoute('post', '/program-imports', startProgramImport, {
		scope: 'programs:write',
		summary: 'Take a program from a spreadsheet; looked through and brought over as a training import',
		status: 201,
	}),
	apiRoute('get', '/training-imports/{importId}', trainingImport, {
		scope: read,
		summary: 'Where an import stands, and what is wrong with which row',
	}),
	apiRoute('put', '/training-imports/{importId}/mapping', mapImport, {
		scope: write,
		summary: 'Say what its columns mean, and look at every row',
	}),
	apiRoute('post', '/training-imports/{importId}/run', runImport, {
		scope: write,
		summary: 'Let its rows become history',
	}),
	apiRoute('post', '/training-imports/{importId}/undo', undoImport, {
		scope: write,
		summary: 'Take back everything it brought',
	}),
	apiRoute('get', '/clients/{clientId}/recordings', recordings, {
		scope: read,
		summary: 'Workouts that came from files of watches and apps',
	}),
	apiRoute('post', '/clients/{clientId}/recordings', keepRecordings, {
		scope: write,
		summary: 'Bring the workouts of a FIT, TCX or GPX file over; again, they are known',
		status: 201,
	}),
	apiRoute('delete', '/recordings/{recordingId}', removeRecording, {
		scope: write,
		summary: 'Take a workout that came from a file back',
	}),
]
