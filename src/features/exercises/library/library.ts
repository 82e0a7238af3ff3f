import { carries } from './carry.ts'
import { conditioning } from './conditioning.ts'
import { coreWork } from './core.ts'
import { hinges } from './hinge.ts'
import { legWork } from './legs.ts'
import type { LibraryExercise } from './library-exercise.ts'
import { lunges } from './lunge.ts'
import { mobility } from './mobility.ts'
import { olympicLifts } from './olympic.ts'
import { plyometrics } from './plyometric.ts'
import { pulls } from './pull.ts'
import { pushes } from './push.ts'
import { squats } from './squat.ts'

/** The starter library (rule 3.3). For the server: it is far too big to send to a browser whole. */
export const exerciseLibrary: readonly LibraryExercise[] = [
	...squats,
	...lunges,
	...hinges,
	...pushes,
	...pulls,
	...legWork,
	...coreWork,
	...carries,
	...olympicLifts,
	...plyometrics,
	...conditioning,
	...mobility,
]

const byId: ReadonlyMap<string, LibraryExercise> = new Map(
	exerciseLibrary.map((exercise) => [exercise.id, exercise]),
)

/** The library's exercise with that slug, or null. */
export function libraryExercise(id: string): LibraryExercise | null {
	return byId.get(id) ?? null
}
