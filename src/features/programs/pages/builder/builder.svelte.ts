import { SvelteMap } from 'svelte/reactivity'
import { v7 } from 'uuid'
import { m } from '#messages'
import type { RefusedAnswer } from '#ui/answer.ts'
import { toast } from '#ui/components/toaster.svelte.ts'
import type { ProgramView, WorkoutView } from '../../fields.ts'
import type { WorkoutContent } from '../../rules/content.ts'
import {
	added,
	byPlace,
	gridLimits,
	type Move,
	moved,
	weeksDeleted,
	weeksInserted,
	without,
} from '../../rules/grid.ts'
import { DayLists, dayKey } from './day-lists.ts'
import { Outbox } from './outbox.svelte.ts'
import { emptyContent } from './sendable.ts'

export type Workout = Pick<
	WorkoutView,
	'id' | 'week' | 'day' | 'position' | 'title' | 'content' | 'version' | 'updatedBy'
>
export type NewWorkout = {
	week: number
	day: number
	position?: number | undefined
	title: string
	content: WorkoutContent
}
type Undo = { says: string; run: () => void }

/**
 * A program being built: what is on the screen changes at once by the rules in `grid.ts`; the same change is sent as a
 * use-case. A refusal, or a sign that somebody else changed something, loads the program again.
 */
export class Builder {
	program: ProgramView = $state.raw() as ProgramView
	workouts: Workout[] = $state.raw([])
	/** Counts up when a workout's content changed by anything but typing: its editor starts anew. */
	readonly revisions = new SvelteMap<string, number>()
	readonly outbox: Outbox
	#undo: Undo[] = []
	#othersChanged = false
	/** Typing not acknowledged yet is not overwritten by what is loaded; set by `Typing`. */
	isTyping: (id: string) => boolean = () => false

	constructor(program: ProgramView, workouts: readonly Workout[]) {
		this.program = program
		this.workouts = [...workouts]
		this.outbox = new Outbox(() => {
			if (this.#othersChanged) void this.load()
		})
	}

	get weeks(): number {
		return this.program.weeks
	}
	workout = (id: string): Workout | undefined => this.workouts.find((each) => each.id === id)
	readonly #lists = new DayLists<Workout>()
	readonly #days = $derived.by(() => this.#lists.of(this.workouts))
	/** A day's workouts in order. */
	dayOf = (week: number, day: number): Workout[] => this.#days.get(dayKey({ week, day })) ?? nothing

	/** Adds workouts at once; they count as saved when the server has them. Null where a day would be too full. */
	add(
		news: readonly (NewWorkout & { id?: string })[],
		says: string = m.programs_undo_add({ count: news.length }),
	): string[] {
		const comers = news.map((each) => ({
			...each,
			id: each.id ?? v7(),
			position: each.position ?? gridLimits.perDay,
			version: 0,
			updatedBy: null,
		}))
		const ids = comers.map(({ id }) => id)
		const weeks = this.weeks
		this.workouts = added(this.workouts, comers)
		this.#atLeast(Math.max(...comers.map(({ week }) => week)))
		for (let from = 0; from < comers.length; from += 60) {
			const part = comers.slice(from, from + 60)
			this.#send(
				'programs.add-workouts',
				() => ({ workouts: part.map(sent) }),
				() => {
					const there = new Set(part.map(({ id }) => id))
					this.#change((each) => (there.has(each.id) && each.version === 0 ? { ...each, version: 1 } : each))
				},
			)
		}
		this.remember(says, () => {
			this.remove(ids, false)
			if (this.weeks > weeks) this.deleteWeeks(weeks + 1, this.weeks - weeks, false)
		})
		return ids
	}

	addEmpty = (week: number, day: number): string =>
		this.add([{ week, day, title: '', content: emptyContent() }])[0] ?? ''

	move(moves: readonly Move[], canUndo = true): void {
		const before = moves.flatMap(({ id }) => this.workout(id) ?? [])
		const back = before.map(({ id, week, day, position }) => ({ id, week, day, position })).sort(byPlace)
		this.workouts = moved(this.workouts, moves)
		this.#atLeast(Math.max(...moves.map(({ week }) => week)))
		this.#send('programs.move-workouts', () => ({ moves }))
		if (canUndo) this.remember(m.programs_undo_move({ count: moves.length }), () => this.move(back, false))
	}

	remove(ids: readonly string[], canUndo = true): void {
		if (ids.length === 0) return
		this.workouts = without(this.workouts, new Set(ids))
		this.#removal(
			'programs.delete-workouts',
			() => ({ workoutIds: ids }),
			m.programs_removed({ count: ids.length }),
			canUndo,
		)
	}

	insertWeeks(at: number, count = 1, canUndo = true): void {
		if (this.weeks + count > gridLimits.weeks) {
			this.say(m.refused_program_too_long({ most: gridLimits.weeks }))
			return
		}
		this.workouts = weeksInserted(this.workouts, at, count)
		this.program = { ...this.program, weeks: this.weeks + count }
		this.#send('programs.insert-weeks', () => ({ version: this.program.version, at, count }))
		if (canUndo) this.remember(m.programs_undo_weeks({ count }), () => this.deleteWeeks(at, count, false))
	}

	deleteWeeks(from: number, count = 1, canUndo = true): void {
		if (count >= this.weeks) {
			this.say(m.refused_program_keeps_a_week())
			return
		}
		this.workouts = weeksDeleted(this.workouts, from, count).stays
		this.program = { ...this.program, weeks: this.weeks - count }
		const input = () => ({ version: this.program.version, from, count })
		this.#removal('programs.delete-weeks', input, m.programs_removed_weeks({ count }), canUndo)
	}

	repeatWeek(week: number, times: number): void {
		if (this.weeks + times > gridLimits.weeks) {
			this.say(m.refused_program_too_long({ most: gridLimits.weeks }))
			return
		}
		this.#send(
			'programs.repeat-week',
			() => ({ version: this.program.version, week, times }),
			() => this.load(),
		)
		this.remember(m.programs_undo_weeks({ count: times }), () => this.deleteWeeks(week + 1, times, false))
	}

	/** What undo does next is this; `says` names what is undone. */
	remember(says: string, run: () => void): void {
		this.#undo.push({ says, run })
		if (this.#undo.length > 100) this.#undo.shift()
	}

	undo(): void {
		const last = this.#undo.pop()
		if (!last) {
			this.say(m.programs_nothing_to_undo())
			return
		}
		const depth = this.#undo.length
		last.run()
		this.#undo.length = depth
		this.say(m.programs_undone({ what: last.says }))
	}

	/** Replaces what a workout says without its being typed: somebody else's version, or an undone change. */
	replace(id: string, changes: Partial<Workout>): void {
		this.#change((each) => (each.id === id ? { ...each, ...changes } : each))
		this.renew(id)
	}

	renew(id: string): void {
		this.revisions.set(id, (this.revisions.get(id) ?? 0) + 1)
	}

	/** As the editor types. */
	typed(id: string, changes: { title: string; content: WorkoutContent }): void {
		this.#change((each) => (each.id === id ? { ...each, ...changes } : each))
	}

	/** The server's version after a save. */
	acknowledge(id: string, value: Record<string, unknown>): void {
		if (typeof value.version === 'number') {
			const version = value.version
			this.#change((each) => (each.id === id ? { ...each, version } : each))
		}
		this.#agree(value)
	}

	say = (text: string): void => {
		toast(text)
	}

	/** The program as the server has it; what is being typed stays as typed. */
	load = async (): Promise<void> => {
		this.#othersChanged = false
		const response = await fetch(`/coach/programs/${this.program.id}/outline`).catch(() => null)
		if (!response?.ok || this.outbox.waiting) return
		const { program, workouts } = (await response.json()) as { program: ProgramView; workouts: Workout[] }
		this.program = program
		const known = new Map(this.workouts.map((each) => [each.id, each]))
		this.workouts = workouts.map((each) => {
			const mine = known.get(each.id)
			if (mine && this.isTyping(each.id))
				return { ...each, title: mine.title, content: mine.content, version: mine.version }
			if (mine && mine.version !== each.version) this.renew(each.id)
			// What an editor holds may have rows that nobody has typed into yet: the server doesn't know them.
			return mine && mine.version === each.version ? { ...each, content: mine.content } : each
		})
	}

	#change(each: (workout: Workout) => Workout): void {
		this.workouts = this.workouts.map(each)
	}

	#atLeast(week: number): void {
		if (week > this.weeks) this.program = { ...this.program, weeks: week }
	}

	#removal(does: string, input: () => object, says: string, canUndo: boolean): void {
		let eventId: string | null = null
		let wanted = false
		const bringBack = () =>
			this.#send(
				'programs.undo-removal',
				() => ({ eventId, programId: undefined }),
				() => this.load(),
			)
		this.#send(does, input, (value) => {
			eventId = typeof value.eventId === 'string' ? value.eventId : null
			if (wanted && eventId) bringBack()
		})
		if (!canUndo) return
		const undo = () => {
			if (eventId) bringBack()
			else wanted = true
		}
		const entry = { says, run: undo }
		this.#undo.push(entry)
		toast(says, {
			undo: () => {
				const at = this.#undo.indexOf(entry)
				if (at < 0) return
				this.#undo.splice(at, 1)
				undo()
			},
		})
	}

	#send(
		does: string,
		input: () => object,
		done: (value: Record<string, unknown>) => void = () => undefined,
	): void {
		this.outbox.put({
			does,
			input: () => ({ programId: this.program.id, ...input() }),
			done: (value) => {
				this.#agree(value)
				done(value)
			},
			refused: (answer) => this.#refused(answer),
		})
	}

	/** A version that isn't the next one means that somebody else changed something too. */
	#agree(value: Record<string, unknown>): void {
		if (typeof value.programVersion !== 'number') return
		if (value.programVersion > this.program.version + 1) this.#othersChanged = true
		const weeks = typeof value.weeks === 'number' && !this.outbox.waiting ? value.weeks : this.weeks
		this.program = { ...this.program, version: value.programVersion, weeks }
	}

	#refused(answer: RefusedAnswer): void {
		toast(answer.message, { tone: 'bad' })
		this.#othersChanged = true
	}
}

const nothing: Workout[] = []
const sent = ({ id, week, day, position, title, content }: Workout) => ({
	id,
	week,
	day,
	position,
	title,
	content,
})
