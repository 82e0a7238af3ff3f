import { currency } from '#features/programs/queries/currency.ts'
import { programOutline } from '#features/programs/queries/program-outline.ts'
import { addWorkouts } from '#features/programs/use-cases/add-workouts.ts'
import { archiveProgram } from '#features/programs/use-cases/archive-program.ts'
import { changeType } from '#features/programs/use-cases/change-type.ts'
import { deleteProgram } from '#features/programs/use-cases/delete-program.ts'
import { deleteWeeks } from '#features/programs/use-cases/delete-weeks.ts'
import { deleteWorkouts } from '#features/programs/use-cases/delete-workouts.ts'
import { duplicateProgram } from '#features/programs/use-cases/duplicate-program.ts'
import { editProgram } from '#features/programs/use-cases/edit-program.ts'
import { insertWeeks } from '#features/programs/use-cases/insert-weeks.ts'
import { moveWorkouts } from '#features/programs/use-cases/move-workouts.ts'
import { publishProgram } from '#features/programs/use-cases/publish-program.ts'
import { repeatWeek } from '#features/programs/use-cases/repeat-week.ts'
import { restoreProgram } from '#features/programs/use-cases/restore-program.ts'
import { saveWorkout } from '#features/programs/use-cases/save-workout.ts'
import { undoRemoval } from '#features/programs/use-cases/undo-removal.ts'
import { unpublishProgram } from '#features/programs/use-cases/unpublish-program.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, actor, locale }) => ({
		...(await ask(programOutline, { programId: params.programId ?? '' })),
		...(await ask(currency, {})),
		me: actor.id ?? '',
		locale,
	}),
	does: [
		editProgram,
		thenGo(duplicateProgram, ({ programId }) => `/coach/programs/${programId}`),
		changeType,
		publishProgram,
		unpublishProgram,
		archiveProgram,
		restoreProgram,
		thenGo(deleteProgram, () => '/coach/programs'),
		addWorkouts,
		saveWorkout,
		moveWorkouts,
		deleteWorkouts,
		insertWeeks,
		deleteWeeks,
		repeatWeek,
		undoRemoval,
	],
})
