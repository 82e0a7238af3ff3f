import { z } from 'zod'
import type { TrackingKind } from '#features/exercises/library/vocabulary.ts'
import { exerciseTracking } from '#features/exercises/queries/tracking.ts'
import type { PrescribedSet, WorkoutItem, WorkoutSection } from '#features/programs/rules/content.ts'
import { describeSet } from '#features/programs/rules/describe.ts'
import { sayTiming } from '#features/programs/rules/say-timing.ts'
import { isScored } from '#features/programs/rules/section-kinds.ts'
import { setWording } from '#features/programs/rules/set-wording.ts'
import { timingOf } from '#features/programs/rules/timing.ts'
import type { Locale } from '#platform/actor.ts'
import { Id, newId } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { mayReadTraining } from '../permissions.ts'
import { effortOf, efforts } from '../rules/effort.ts'
import { overtaken, overtakenComments, overtakenScores } from '../rules/overtaken.ts'
import { sayScore } from '../rules/say-score.ts'
import { benchmarkKey } from '../rules/score.ts'
import { asksOf, exerciseKey, itemsOf, setsToDo, startValues } from '../rules/session.ts'
import { type Entries, entriesOf, noEntries } from './entries.ts'
import { type DoneScore, scoresOfLog } from './scores.ts'
import { type SessionItem, type SessionSection, section } from './session-shape.ts'
import { type DoneSet, lastTimeOf, saySet, setsOfLog } from './sets.ts'
import { sessionOf } from './subjects.ts'

/** 5.2: a workout as it is trained: each set with what is prescribed, last time, and what is logged. Seven statements at most. */
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
		/** How the coach says effort here. */
		effort: z.enum(efforts),
		log: z
			.object({
				id: z.string(),
				status: z.enum(['started', 'completed', 'skipped']),
				comment: z.string(),
				/** What was said on other devices, and another comment overtook (5.5). */
				overtaken: z.array(z.string()),
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
		const scores = log ? await scoresOfLog(db, log.id) : []
		const entries = log ? await entriesOf(db, log.id) : noEntries
		const items = itemsOf(content)
		const keys = items.map(exerciseKey)
		const sets = items.flatMap((item) => item.sets)
		const last = await lastTimeOf(db, client_id, keys, log?.id ?? null)
		const tracking = await exerciseTracking(db, keys)
		const known = { done, scores, entries, last, tracking, unit, locale }
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
			effort: effortOf(null, sets),
			log: log && {
				...{ id: log.id, status: log.status, comment: log.comment },
				overtaken: overtakenComments(entries.comments),
			},
			sections: content.sections.map((each) => sectionOf(each, known)),
		}
	},
})

type Known = {
	done: DoneSet[]
	scores: DoneScore[]
	entries: Entries
	last: Map<string, DoneSet[]>
	tracking: Map<string, TrackingKind>
	unit: 'kg' | 'lb'
	locale: Locale
}

function sectionOf(section: WorkoutSection, known: Known): SessionSection {
	const { id, name, kind, note, benchmark, items } = section
	const { scores, entries, locale } = known
	const score = scores.find((each) => each.sectionId === id)
	const timing = timingOf(section)
	return {
		...{ id, name, kind, note: note ?? '', how: sayTiming(section, locale), timing },
		benchmark: benchmark && isScored(kind) ? { key: benchmarkKey(kind, benchmark), name: benchmark } : null,
		score: score ? scoreOf(score, locale) : null,
		overtaken: score
			? overtakenScores(score, entries.scores).map(({ values }) => sayScore(score.kind, values, locale))
			: [],
		items: items.map((each) => itemOf(each, timing.rounds ?? 1, known)),
	}
}

const scoreOf = (score: DoneScore, locale: Locale) => ({
	...{ rounds: score.rounds, reps: score.reps, lowest: score.lowest, seconds: score.seconds },
	...{ text: sayScore(score.kind, score, locale), note: score.note, doneAt: score.doneAt.toISOString() },
})

function itemOf(item: WorkoutItem, rounds: number, known: Known): SessionItem {
	const { done, entries, last, tracking, unit, locale } = known
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
		sets: setsToDo(item, most, rounds).map(({ number, set }) => {
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
				overtaken: now ? overtaken(now, entries.sets).map((each) => saySet(each.values, locale)) : [],
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
