import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { calendar } from './queries/calendar.ts'
import { programsToSchedule } from './queries/programs-to-schedule.ts'
import { run } from './queries/run.ts'
import { runningCopies } from './queries/running-copies.ts'
import { week } from './queries/week.ts'
import { workout } from './queries/workout.ts'
import { addWorkout } from './use-cases/add-workout.ts'
import { copyStretch } from './use-cases/copy-stretch.ts'
import { copyWorkouts } from './use-cases/copy-workouts.ts'
import { deleteWorkouts } from './use-cases/delete-workouts.ts'
import { editWorkout } from './use-cases/edit-workout.ts'
import { moveRun } from './use-cases/move-run.ts'
import { moveWorkouts } from './use-cases/move-workouts.ts'
import { propagateProgramChanges } from './use-cases/propagate-program-changes.ts'
import { removeRun } from './use-cases/remove-run.ts'
import { saveAsProgram } from './use-cases/save-as-program.ts'
import { saveWeek } from './use-cases/save-week.ts'
import { scheduleProgram } from './use-cases/schedule-program.ts'
import { undoChange } from './use-cases/undo-change.ts'

const read = 'calendars:read'
const write = 'calendars:write'

export const calendarRoutes: ApiRoute[] = [
	apiRoute('get', '/clients/{clientId}/calendar', calendar, {
		scope: read,
		summary: 'What stands on a client’s calendar between two days',
	}),
	apiRoute('get', '/clients/{clientId}/week', week, {
		scope: read,
		summary: 'A week of one calendar as text, with the week before',
	}),
	apiRoute('put', '/clients/{clientId}/week', saveWeek, {
		scope: write,
		summary: 'Add, rewrite and take off workouts of one calendar in one go',
	}),
	apiRoute('get', '/clients/{clientId}/schedulable-programs', programsToSchedule, {
		scope: read,
		summary: 'Programs that can be put on a client’s calendar',
	}),
	apiRoute('post', '/clients/{clientId}/runs', scheduleProgram, {
		scope: write,
		summary: 'Put a program on a client’s calendar from a day on',
		status: 201,
	}),
	apiRoute('get', '/runs/{runId}', run, { scope: read, summary: 'One program on a calendar' }),
	apiRoute('patch', '/runs/{runId}', moveRun, { scope: write, summary: 'Let a run start on another day' }),
	apiRoute('delete', '/runs/{runId}', removeRun, { scope: write, summary: 'Take a run off a calendar' }),
	apiRoute('post', '/calendar-changes/{eventId}/undo', undoChange, {
		scope: write,
		summary: 'Put a calendar back as it was before a change',
	}),
	apiRoute('get', '/workouts/{workoutId}', workout, { scope: read, summary: 'One workout of a calendar' }),
	apiRoute('post', '/clients/{clientId}/workouts', addWorkout, {
		scope: write,
		summary: 'Put a workout on a day',
		status: 201,
	}),
	apiRoute('put', '/workouts/{workoutId}', editWorkout, { scope: write, summary: 'Rewrite a workout' }),
	apiRoute('post', '/workouts/move', moveWorkouts, { scope: write, summary: 'Move workouts to other days' }),
	apiRoute('post', '/workouts/copy', copyWorkouts, {
		scope: write,
		summary: 'Copy workouts, to another client too',
	}),
	apiRoute('post', '/calendars/{calendarId}/copy', copyStretch, {
		scope: write,
		summary: 'Copy what stands between two days to another calendar',
	}),
	apiRoute('post', '/calendars/{calendarId}/save-as-program', saveAsProgram, {
		scope: write,
		summary: 'Make a program of what stands between two days',
		status: 201,
	}),
	apiRoute('post', '/workouts/delete', deleteWorkouts, {
		scope: write,
		summary: 'Take workouts off a calendar',
	}),
	apiRoute('get', '/programs/{programId}/copies', runningCopies, {
		scope: read,
		summary: 'Who runs a program now, and what its changes would do there',
	}),
	apiRoute('post', '/programs/{programId}/propagate', propagateProgramChanges, {
		scope: write,
		summary: 'Bring running copies of a program up to date',
	}),
]
