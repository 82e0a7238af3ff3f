import { isDeepStrictEqual } from 'node:util'
import { v5 } from 'uuid'
import { type WorkoutContent, workoutContentSchema } from '#features/programs/rules/content.ts'
import type { Db } from '#platform/database/transaction.ts'
import { plainText } from '../../rules/plain-workout.ts'
import { exercisesIn, readContent } from './workout-content.ts'
import type { WorkoutChange } from './write-workouts.ts'

type Said = { onDate: string; position: number; title: string; text: string }
type Given = {
	adds: (Said & { key: string; likeWorkoutId?: string | undefined })[]
	writes: (Said & { workoutId: string; version: number })[]
	removes: { workoutId: string; version: number }[]
}
type Standing = {
	id: string
	on_date: string
	position: number
	title: string
	version: number
	content: WorkoutContent
	text: string
}

/**
 * The id of a workout that a page calls `key`: always the same on one calendar, so that a save sent again finds what it made,
 * and never that of anything else, so that nobody learns which ids exist (1.4).
 */
const idOf = (calendarId: string, key: string) => v5(key, calendarId)

/** What stands there now of everything that is named, locked; ids of other calendars stand for nothing. */
export async function standingWorkouts(
	db: Db,
	calendarId: string,
	{ adds, writes, removes }: Given,
): Promise<Map<string, Standing>> {
	const ids = [
		...adds.flatMap(({ key, likeWorkoutId: like }) => [idOf(calendarId, key), ...(like ? [like] : [])]),
		...[...writes, ...removes].map(({ workoutId }) => workoutId),
	]
	if (ids.length === 0) return new Map()
	const rows = await db
		.selectFrom('workout')
		.select(['id', 'on_date', 'position', 'title', 'version', 'content'])
		.where('calendar_id', '=', calendarId)
		.where('id', 'in', ids)
		.orderBy('id')
		.forUpdate()
		.execute()
	return new Map(
		rows.map((row) => {
			const content = workoutContentSchema.parse(row.content)
			return [row.id, { ...row, content, text: plainText(content) }]
		}),
	)
}

type Stale = {
	key: string | null
	workoutId: string
	theirs: { title: string; text: string; version: number } | null
}
type Decided = {
	changes: WorkoutChange[]
	removals: { workoutId: string; title: string; onDate: string }[]
	/** What says already what it was to say. */
	saved: { key: string | null; workoutId: string; version: number }[]
	stale: Stale[]
	unknown: string[]
}

/** What is to be done; null where a text is beyond what a workout holds. */
export async function decide(
	db: Db,
	calendarId: string,
	standing: ReadonlyMap<string, Standing>,
	{ adds, writes, removes }: Given,
): Promise<Decided | null> {
	const decided: Decided = { changes: [], removals: [], saved: [], stale: [], unknown: [] }
	const all = [
		...adds.map((add) => ({ ...add, id: idOf(calendarId, add.key), version: 0 })),
		...writes.map((write) => ({ ...write, id: write.workoutId, key: null, likeWorkoutId: undefined })),
	]
	const find = await exercisesIn(
		db,
		all.map(({ text }) => text),
	)
	const unknown = new Set<string>()
	for (const { id, key, version, likeWorkoutId: like, ...wanted } of all) {
		const now = standing.get(id)
		const content = readContent(wanted.text, now?.content ?? standing.get(like ?? '')?.content ?? null, find)
		if (!content) return null
		for (const item of content.sections.flatMap(({ items }) => items))
			if (!item.exercise) unknown.add(item.name)
		if (now && saysAlready(now, wanted, content))
			decided.saved.push({ key, workoutId: id, version: now.version })
		else if ((now?.version ?? 0) !== version) decided.stale.push({ key, workoutId: id, theirs: shown(now) })
		else decided.changes.push({ id, key, version, content, ...wanted })
	}
	for (const { workoutId, version } of removes) {
		const now = standing.get(workoutId)
		if (!now) continue
		if (now.version !== version) decided.stale.push({ key: null, workoutId, theirs: shown(now) })
		else decided.removals.push({ workoutId, title: now.title, onDate: now.on_date })
	}
	return { ...decided, unknown: [...unknown] }
}

const saysAlready = (now: Standing, wanted: Said, content: WorkoutContent): boolean =>
	now.title === wanted.title &&
	now.on_date === wanted.onDate &&
	now.position === wanted.position &&
	isDeepStrictEqual(now.content, content)

const shown = (now: Standing | undefined): Stale['theirs'] =>
	now ? { title: now.title, text: now.text, version: now.version } : null
