import { z } from 'zod'
import type { TrackingKind } from '#features/exercises/library/vocabulary.ts'
import { exerciseTracking } from '#features/exercises/queries/tracking.ts'
import type { PrescribedSet, WorkoutItem, WorkoutSection } from '#features/programs/rules/content.ts'
import { describeSet } from '#features/programs/rules/describe.ts'
import { sectionKinds } from '#features/programs/rules/section-kinds.ts'
import { setWording } from '#features/programs/rules/set-wording.ts'
import type { Locale } from '#platform/actor.ts'
import { Id, newId } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { mayReadTraining } from '../permissions.ts'
import { overtaken, type SetEntry } from '../rules/overtaken.ts'
import { asksOf, exerciseKey, itemsOf, setsToDo, startValues } from '../rules/session.ts'
import { setEntriesOf } from './entries.ts'
import { type DoneSet, lastTimeOf, saySet, setsOfLog } from './sets.ts'
import { sessionOf } from './subjects.ts'

const values = z.object({
	reps: z.number().nullable(),
	load: z.number().nullable(),
	unit: z.enum(['kg', 'lb']).nullable(),
	seconds: z.number().nullable(),
	metres: z.number().nullable(),
})
const set = z.object({
	number: z.number(),
	/** What is prescribed, said to the reader; empty where nothing is. */
	prescribed: z.string(),
	/** What was done last time in this place; empty the first time. */
	last: z.string(),
	asks: z.object({ reps: z.boolean(), load: z.boolean(), seconds: z.boolean(), metres: z.boolean() }),
	/** What to begin typing with. */
	start: values,
	/** Seconds of rest that are prescribed after it. */
	rest: z.number().nullable(),
	/** The id to log it under, so that sending it again is harmless (5.5). */
	setId: z.string(),
	/** What is logged; null while it isn't done. */
	done: values
		.extend({
			...{ id: z.string(), rpe: z.number().nullable(), rir: z.number().nullable(), note: z.string() },
			doneAt: z.string(),
		})
		.nullable(),
	/** What other devices wrote in this place, and what stands overtook (5.5). */
	overtaken: z.array(z.string()),
})
const item = z.object({
	id: z.string(),
	/** What the exercise's history and records hang on (5.3). */
	exerciseKey: z.string(),
	name: z.string(),
	note: z.string(),
	videoUrl: z.string().nullable(),
	/** The line as the coach typed it, where it couldn't be read as sets (3.2). */
	line: z.string(),
	sets: z.array(set),
})
const section = z.object({
	id: z.string(),
	name: z.string(),
	kind: z.enum(sectionKinds),
	note: z.string(),
	items: z.array(item),
})
export type SessionSet = z.infer<typeof set>
export type SessionItem = z.infer<typeof item>

/** 5.2: a workout as it is trained: each set with what is prescribed, last time, and what is logged. Six statements at most. */
export const session = query('training.session', {
	input: z.object({ workoutId: Id }),
	output: z.object({
		workoutId: z.string(),
		clientId: z.string(),
		title: z.string(),
		programTitle: z.string().nullable(),
		note: z.string(),
		videoUrl: z.string().nullable(),
		onDate: z.string(),
		today: z.string(),
		/** By the server's clock: what it took before this is in here (5.5). */
		readAt: z.string(),
		/** Its workout has left the calendar; the log stays (4.7). */
		offCalendar: z.boolean(),
		unit: z.enum(['kg', 'lb']),
		log: z
			.object({
				id: z.string(),
				status: z.enum(['started', 'completed', 'skipped']),
				comment: z.string(),
			})
			.nullable(),
		sections: z.array(section),
	}),
	subject: (reading, { workoutId }) => sessionOf(reading, workoutId),
	may: mayReadTraining,
	async run({ db, locale, now }, subject) {
		const { client_id, content, log, onDate, today } = subject
		const unit = subject.units === 'imperial' ? ('lb' as const) : ('kg' as const)
		const done = log ? await setsOfLog(db, log.id) : []
		const entries = log ? await setEntriesOf(db, log.id) : []
		const keys = itemsOf(content).map(exerciseKey)
		const last = await lastTimeOf(db, client_id, keys, log?.id ?? null)
		const tracking = await exerciseTracking(db, keys)
		const known = { done, entries, last, tracking, unit, locale }
		return {
			workoutId: subject.workoutId,
			clientId: client_id,
			title: subject.title,
			programTitle: subject.programTitle,
			note: content.note ?? '',
			videoUrl: content.videoUrl ?? null,
			onDate: onDate ?? log?.onDate ?? today,
			today,
			readAt: now.toISOString(),
			offCalendar: onDate === null,
			unit,
			log: log && { id: log.id, status: log.status, comment: log.comment },
			sections: content.sections.map((each) => sectionOf(each, known)),
		}
	},
})

type Known = {
	done: DoneSet[]
	entries: SetEntry[]
	last: Map<string, DoneSet[]>
	tracking: Map<string, TrackingKind>
	unit: 'kg' | 'lb'
	locale: Locale
}

const sectionOf = ({ id, name, kind, note, items }: WorkoutSection, known: Known) => ({
	id,
	name,
	kind,
	note: note ?? '',
	items: items.map((each) => itemOf(each, known)),
})

function itemOf(item: WorkoutItem, { done, entries, last, tracking, unit, locale }: Known): SessionItem {
	const own = done.filter((each) => each.itemId === item.id)
	const key = exerciseKey(item)
	const before = last.get(key) ?? []
	const most = own.reduce((max, each) => Math.max(max, each.setNumber), 0)
	return {
		id: item.id,
		exerciseKey: key,
		name: item.name,
		note: item.note ?? '',
		videoUrl: item.videoUrl ?? null,
		line: item.sets.length === 0 ? item.line : '',
		sets: setsToDo(item, most).map(({ number, set }) => {
			const then = before[number - 1] ?? before.at(-1) ?? null
			const now = own.find((each) => each.setNumber === number)
			const start = startValues(set, then, unit)
			return {
				number,
				prescribed: hasAmount(set) ? sayPrescribed(set, unit, locale) : '',
				last: before[number - 1] ? saySet(before[number - 1] as DoneSet, locale) : '',
				asks: asksOf(set, then, tracking.get(key)),
				start,
				rest: set.rest ?? null,
				setId: now?.id ?? newId(),
				done: now ? doneOf(now) : null,
				overtaken: now ? overtaken(now, entries).map((each) => saySet(each.values, locale)) : [],
			}
		}),
	}
}

const hasAmount = (set: object): boolean => 'reps' in set || 'metres' in set || 'seconds' in set

// "1 × 5 at 80%" says its one in front; of a single set that goes without saying.
const sayPrescribed = (set: Omit<PrescribedSet, 'count'>, unit: 'kg' | 'lb', locale: Locale) =>
	describeSet({ ...set, count: 1 }, unit, setWording[locale]).replace(/^1 × /, '')

const doneOf = ({ id, reps, load, unit, seconds, metres, rpe, rir, note, doneAt }: DoneSet) => ({
	id,
	reps,
	load,
	unit,
	seconds,
	metres,
	rpe,
	rir,
	note,
	doneAt: doneAt.toISOString(),
})
