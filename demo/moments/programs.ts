import { createExercise } from '#features/exercises/use-cases/create-exercise.ts'
import { addWorkouts } from '#features/programs/use-cases/add-workouts.ts'
import { createProgram } from '#features/programs/use-cases/create-program.ts'
import { publishProgram } from '#features/programs/use-cases/publish-program.ts'
import { activateSharing } from '#features/sharing/use-cases/activate-sharing.ts'
import { addClients } from '#features/sharing/use-cases/add-clients.ts'
import { setSharing } from '#features/sharing/use-cases/set-sharing.ts'
import { daysAgo, does, type Moment, of, type Stage } from '../stage.ts'
import { ownExercises } from '../story/exercises.ts'
import { programs } from '../story/programs.ts'
import { shares } from '../story/sharing.ts'
import { writeOut } from '../write-out.ts'

/** The studio's own exercises (3.3), its programs (3.1–3.5) and who may have them (4.1–4.3). */
export function programMoments(stage: Stage): Moment[] {
	return [
		...ownExercises.map((own) => makes(stage, own)),
		...programs.flatMap((each) => writes(stage, each)),
		...shares.flatMap((each) => sharesIt(stage, each)),
	]
}

function makes(stage: Stage, own: (typeof ownExercises)[number]): Moment {
	const happens = async () => {
		const { primaryMuscles, equipment, aliases } = own
		const lists = { primaryMuscles: [...primaryMuscles], equipment: [...equipment], aliases: [...aliases] }
		const made = await does(stage, of(stage.staff, 'camille'), createExercise, { ...own, ...lists })
		stage.exercises.set(own.name, made.exerciseId)
	}
	return { at: daysAgo(stage, 246, '14:10'), happens }
}

function writes(stage: Stage, program: (typeof programs)[number]): Moment[] {
	const { key, title, description, weeks, created, published } = program
	const actor = () => of(stage.staff, program.by)
	const programId = () => of(stage.programs, key)
	const begin = async () => {
		const made = await does(stage, actor(), createProgram, { title, description, weeks })
		stage.programs.set(key, made.programId)
	}
	const fill = () => {
		const workouts = writeOut(program, stage.exercises)
		return does(stage, actor(), addWorkouts, { programId: programId(), workouts })
	}
	const publish = () => does(stage, actor(), publishProgram, { programId: programId() })
	const moments: Moment[] = [
		{ at: daysAgo(stage, created, '13:00'), happens: begin },
		{ at: daysAgo(stage, created, '14:30'), happens: fill },
	]
	if (published !== null) moments.push({ at: daysAgo(stage, published, '17:00'), happens: publish })
	return moments
}

function sharesIt(stage: Stage, share: (typeof shares)[number]): Moment[] {
	const { kind, activated, clients = [], groups = [], tell } = share
	const by = programs.find(({ key }) => key === share.program)?.by ?? 'camille'
	const actor = () => of(stage.staff, by)
	const programId = () => of(stage.programs, share.program)
	const first = Math.max(activated ?? 0, ...clients.map(({ days }) => days))
	const set = () => {
		const groupIds = groups.map((name) => of(stage.groups, name))
		return does(stage, actor(), setSharing, { programId: programId(), kind, groupIds })
	}
	const moments: Moment[] = [{ at: daysAgo(stage, first, '17:30'), happens: set }]
	for (const { key, days } of clients) {
		const add = () =>
			does(stage, actor(), addClients, { programId: programId(), clientIds: [of(stage.clients, key).id] })
		moments.push({ at: daysAgo(stage, days, '17:40'), happens: add })
	}
	const activate = () =>
		does(stage, actor(), activateSharing, {
			programId: programId(),
			...(tell === undefined ? {} : { tellWhenGeneric: tell }),
		})
	if (activated !== null) moments.push({ at: daysAgo(stage, activated, '17:50'), happens: activate })
	return moments
}
