import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { exportProgram } from './queries/export.ts'
import { list } from './queries/list.ts'
import { programOutline } from './queries/program-outline.ts'
import { workout } from './queries/workout.ts'
import { addWorkouts } from './use-cases/add-workouts.ts'
import { archiveProgram } from './use-cases/archive-program.ts'
import { changeType } from './use-cases/change-type.ts'
import { createProgram } from './use-cases/create-program.ts'
import { deleteProgram } from './use-cases/delete-program.ts'
import { deleteWeeks } from './use-cases/delete-weeks.ts'
import { deleteWorkouts } from './use-cases/delete-workouts.ts'
import { duplicateProgram } from './use-cases/duplicate-program.ts'
import { editProgram } from './use-cases/edit-program.ts'
import { importProgram } from './use-cases/import-program.ts'
import { insertWeeks } from './use-cases/insert-weeks.ts'
import { moveWorkouts } from './use-cases/move-workouts.ts'
import { publishProgram } from './use-cases/publish-program.ts'
import { repeatWeek } from './use-cases/repeat-week.ts'
import { restoreProgram } from './use-cases/restore-program.ts'
import { saveWorkout } from './use-cases/save-workout.ts'
import { undoRemoval } from './use-cases/undo-removal.ts'
import { unpublishProgram } from './use-cases/unpublish-program.ts'

const reads = (summary: string) => ({ scope: 'programs:read', summary })
const writes = (summary: string) => ({ scope: 'programs:write', summary })
const makes = (summary: string) => ({ scope: 'programs:write', summary, status: 201 as const })
const one = '/programs/{programId}'

export const programsApi: ApiRoute[] = [
	apiRoute('get', '/programs', list, reads('Programs by title, page by key.')),
	apiRoute('post', '/programs', createProgram, makes('Create a program: empty, a draft.')),
	apiRoute('post', '/programs/import', importProgram, makes('Create a program from an exported file.')),
	apiRoute('get', one, programOutline, reads('A program with all its workouts.')),
	apiRoute('patch', one, editProgram, writes('Change title, description or length.')),
	apiRoute('delete', one, deleteProgram, writes('Delete a program; copies on calendars stay.')),
	apiRoute('get', `${one}/export`, exportProgram, reads('A program as a file that can be imported.')),
	apiRoute('post', `${one}/duplicate`, duplicateProgram, makes('Make a copy, as a draft.')),
	apiRoute('post', `${one}/type`, changeType, writes('Make it a plan, 1-2-1 or a group; calendars stay.')),
	apiRoute('post', `${one}/publish`, publishProgram, writes('Publish: it can be shared and scheduled.')),
	apiRoute('post', `${one}/unpublish`, unpublishProgram, writes('Make it a draft again.')),
	apiRoute('post', `${one}/archive`, archiveProgram, writes('Take it out of the lists.')),
	apiRoute('post', `${one}/restore`, restoreProgram, writes('Bring it back from the archive.')),
	apiRoute('post', `${one}/workouts`, addWorkouts, makes('Put workouts into a program.')),
	apiRoute('post', `${one}/workouts/move`, moveWorkouts, writes('Move workouts to other days.')),
	apiRoute('post', `${one}/workouts/delete`, deleteWorkouts, writes('Delete workouts; can be undone.')),
	apiRoute('post', `${one}/weeks`, insertWeeks, writes('Insert empty weeks.')),
	apiRoute(
		'post',
		`${one}/weeks/delete`,
		deleteWeeks,
		writes('Delete weeks with their workouts; can be undone.'),
	),
	apiRoute('post', `${one}/weeks/repeat`, repeatWeek, writes('Repeat a week right after it.')),
	apiRoute('get', '/program-workouts/{workoutId}', workout, reads('One workout of a program.')),
	apiRoute('put', '/program-workouts/{workoutId}', saveWorkout, writes('Say what a workout holds.')),
	apiRoute('post', '/program-removals/{eventId}/undo', undoRemoval, writes('Bring back what was deleted.')),
]
