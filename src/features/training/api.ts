import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { coachToday } from './queries/coach-today.ts'
import { compliance } from './queries/compliance.ts'
import { history } from './queries/history.ts'
import { log } from './queries/log.ts'
import { session } from './queries/session.ts'
import { weeks } from './queries/weeks.ts'
import { commentOnLog } from './use-cases/comment-on-log.ts'
import { completeWorkout } from './use-cases/complete-workout.ts'
import { logScore } from './use-cases/log-score.ts'
import { logSet } from './use-cases/log-set.ts'
import { removeScore } from './use-cases/remove-score.ts'
import { removeSet } from './use-cases/remove-set.ts'
import { reopenLog } from './use-cases/reopen-log.ts'
import { skipWorkout } from './use-cases/skip-workout.ts'
import { startWorkout } from './use-cases/start-workout.ts'

const read = 'training:read'
const write = 'training:write'

export const trainingRoutes: ApiRoute[] = [
	apiRoute('get', '/workouts/{workoutId}/session', session, {
		scope: read,
		summary: 'A workout as it is trained: prescribed, last time and logged, set by set',
	}),
	apiRoute('post', '/workouts/{workoutId}/start', startWorkout, { scope: write, summary: 'Begin a workout' }),
	apiRoute('put', '/workouts/{workoutId}/sets/{setId}', logSet, {
		scope: write,
		summary: 'Log one set; sending it again changes nothing, however late (`entryId`)',
	}),
	apiRoute('delete', '/workouts/{workoutId}/sets/{setId}', removeSet, {
		scope: write,
		summary: 'Take a set back',
	}),
	apiRoute('put', '/workouts/{workoutId}/scores/{sectionId}', logScore, {
		scope: write,
		summary: 'Log what a section by the clock came to; again, it is corrected',
	}),
	apiRoute('delete', '/workouts/{workoutId}/scores/{sectionId}', removeScore, {
		scope: write,
		summary: 'Take a score back',
	}),
	apiRoute('post', '/workouts/{workoutId}/complete', completeWorkout, {
		scope: write,
		summary: 'Complete a workout',
	}),
	apiRoute('post', '/workouts/{workoutId}/skip', skipWorkout, { scope: write, summary: 'Skip a workout' }),
	apiRoute('get', '/clients/{clientId}/history', history, {
		scope: read,
		summary: 'What a client has trained, newest first',
	}),
	apiRoute('get', '/training-logs/{logId}', log, { scope: read, summary: 'One log in full' }),
	apiRoute('post', '/training-logs/{logId}/reopen', reopenLog, {
		scope: write,
		summary: 'Take a log up again',
	}),
	apiRoute('put', '/training-logs/{logId}/comment', commentOnLog, {
		scope: write,
		summary: 'Comment on a log',
	}),
	apiRoute('get', '/clients/{clientId}/training-weeks', weeks, {
		scope: read,
		summary: 'A client’s training week by week: done of scheduled, sets, load and minutes',
	}),
	apiRoute('get', '/compliance', compliance, {
		scope: read,
		summary: 'Done of scheduled, per client and week, and who needs training',
	}),
	apiRoute('get', '/today', coachToday, {
		scope: read,
		summary: 'Who trains today, and what was logged last',
	}),
]
