import { compact, type Said, sameWorkouts, workoutsOf } from '../../rules/day-lines.ts'

/** A workout as the server has it. */
export type Known = Said & { id: string; version: number; position: number }
/** What the server has of a column, and where new workouts of it are copied from. */
export type Column = { onDate: string; known: Known[]; likes: { title: string; id: string }[] }
type Placed = Said & { onDate: string; position: number }
export type SaveInput = {
	adds: (Placed & { key: string; likeWorkoutId?: string })[]
	writes: (Placed & { workoutId: string; version: number })[]
	removes: { workoutId: string; version: number }[]
}

/** What a column says, each workout with what the server knows of it. A workout without a name is called `unnamed`. */
export function blocksOf(lines: readonly string[], { known }: Column, unnamed: string) {
	const said = workoutsOf(lines).map((each) => ({
		...each,
		title: (each.title || unnamed).slice(0, 120),
	}))
	return sameWorkouts(said, known).map((standing, position) => ({
		...(said[position] as Said),
		position,
		standing,
	}))
}

/** What has to be sent so that the server has what a column says. */
export function differences(
	lines: readonly string[],
	column: Column,
	unnamed: string,
	newKey: () => string,
): SaveInput {
	const input: SaveInput = { adds: [], writes: [], removes: [] }
	const blocks = blocksOf(lines, column, unnamed)
	for (const { standing, ...said } of blocks) {
		const placed = { ...said, onDate: column.onDate }
		const like = column.likes.find(({ title }) => title === said.title)?.id
		if (!standing) input.adds.push({ key: newKey(), ...placed, ...(like ? { likeWorkoutId: like } : {}) })
		else if (!saysTheSame(standing, said))
			input.writes.push({ workoutId: standing.id, version: standing.version, ...placed })
	}
	const kept = new Set(blocks.map(({ standing }) => standing?.id))
	for (const { id, version } of column.known)
		if (!kept.has(id)) input.removes.push({ workoutId: id, version })
	return input
}

const saysTheSame = (standing: Known, said: Said & { position: number }): boolean =>
	standing.title === said.title && compact(standing.text) === said.text && standing.position === said.position

export type SaveAnswer = {
	saved: { key: string | null; workoutId: string; version: number }[]
	stale: { key: string | null; workoutId: string; theirs: (Said & { version: number }) | null }[]
	unknown: string[]
}

/** What the server has of a column after it answered. What is stale stays as it was known: somebody has to choose. */
export function acknowledged(column: Column, sent: SaveInput, answer: SaveAnswer): Known[] {
	const stale = new Map(answer.stale.map((each) => [each.workoutId, each.theirs]))
	const gone = new Set(
		sent.removes.filter(({ workoutId }) => !stale.has(workoutId)).map(({ workoutId }) => workoutId),
	)
	for (const [workoutId, theirs] of stale) if (theirs === null) gone.add(workoutId)
	const kept = column.known.filter(({ id }) => !gone.has(id))
	const written = kept.map((standing) => {
		const said = sent.writes.find(({ workoutId }) => workoutId === standing.id)
		const saved = answer.saved.find(({ workoutId }) => workoutId === standing.id)
		return said && saved ? { ...knownOf(said), id: standing.id, version: saved.version } : standing
	})
	const added = sent.adds.flatMap((said) => {
		const saved = answer.saved.find(({ key }) => key === said.key)
		return saved ? [{ ...knownOf(said), id: saved.workoutId, version: saved.version }] : []
	})
	return [...written, ...added].sort((one, other) => one.position - other.position)
}

const knownOf = ({ title, text, position }: Placed) => ({ title, text, position })
