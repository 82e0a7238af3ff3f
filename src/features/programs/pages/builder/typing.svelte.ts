import { SvelteMap } from 'svelte/reactivity'
import { m } from '#messages'
import type { RefusedAnswer } from '#ui/answer.ts'
import { toast } from '#ui/components/toaster.svelte.ts'
import type { WorkoutContent } from '../../rules/content.ts'
import type { Builder, Workout } from './builder.svelte.ts'
import { type Draft, Drafts } from './drafts.ts'
import { sameContent, sendable } from './sendable.ts'

const PAUSE_MS = 800
const LONGEST_MS = 4000

type Said = { title: string; content: WorkoutContent }
type Unsaved = {
	before: Said
	since: number
	timer: ReturnType<typeof setTimeout> | undefined
	isQueued: boolean
}

/**
 * Saves what is typed into workouts: a moment after the last key, kept in the browser until the server has it. Where
 * somebody else saved first, both versions stay until the person has chosen.
 */
export class Typing {
	/** Workouts that somebody else saved meanwhile, with their version. */
	readonly conflicts = new SvelteMap<string, Workout>()
	/** Why a workout can't be saved as it is. */
	readonly problems = new SvelteMap<string, string>()
	readonly #builder: Builder
	readonly #drafts: Drafts
	readonly #unsaved = new SvelteMap<string, Unsaved>()

	constructor(builder: Builder, me: string) {
		this.#builder = builder
		this.#drafts = new Drafts(me, builder.program.id)
		builder.isTyping = (id) => this.#unsaved.has(id) || this.conflicts.has(id)
	}

	get waiting(): boolean {
		return this.#unsaved.size > 0
	}

	/** Something was typed into a workout. */
	type(id: string, said: Said): void {
		const workout = this.#builder.workout(id)
		if (!workout || (workout.title === said.title && sameContent(workout.content, said.content))) return
		const before = { title: workout.title, content: workout.content }
		this.#builder.typed(id, said)
		this.#drafts.keep(draftOf({ ...workout, ...said }))
		if (this.conflicts.has(id)) return
		const known = this.#unsaved.get(id)
		clearTimeout(known?.timer)
		const unsaved = known ?? { before, since: Date.now(), timer: undefined, isQueued: false }
		const wait = Math.min(PAUSE_MS, Math.max(0, unsaved.since + LONGEST_MS - Date.now()))
		unsaved.timer = setTimeout(() => this.#save(id), wait)
		this.#unsaved.set(id, unsaved)
	}

	/** Saves now: the editor closes, the page goes away. */
	flush = (): void => {
		for (const id of [...this.#unsaved.keys()]) this.#save(id)
	}

	#save(id: string): void {
		const unsaved = this.#unsaved.get(id)
		clearTimeout(unsaved?.timer)
		if (!unsaved || unsaved.isQueued) return
		unsaved.isQueued = true
		let sent = ''
		this.#builder.outbox.put({
			does: 'programs.save-workout',
			input: () => {
				const workout = this.#builder.workout(id)
				sent = JSON.stringify(workout && [workout.title, workout.content])
				return workout ? inputOf(workout) : { workoutId: id }
			},
			done: (value) => this.#saved(id, value, sent),
			refused: (answer) => void this.#refused(id, answer),
		})
	}

	#saved(id: string, value: Record<string, unknown>, sent: string): void {
		const unsaved = this.#unsaved.get(id)
		this.#builder.acknowledge(id, value)
		this.problems.delete(id)
		this.#unsaved.delete(id)
		const workout = this.#builder.workout(id)
		if (unsaved) this.#builder.remember(m.programs_undo_edit(), () => this.#restore(id, unsaved.before))
		if (!workout || JSON.stringify([workout.title, workout.content]) === sent) {
			this.#drafts.drop(id)
			return
		}
		// More was typed while this was on its way.
		this.#drafts.keep(draftOf(workout))
		const before = unsaved?.before ?? { title: workout.title, content: workout.content }
		this.#unsaved.set(id, { before, since: Date.now(), timer: undefined, isQueued: false })
		setTimeout(() => this.#save(id), PAUSE_MS)
	}

	#restore(id: string, said: Said): void {
		if (!this.#builder.workout(id)) return
		this.type(id, said)
		this.#builder.renew(id)
		this.#save(id)
	}

	async #refused(id: string, answer: RefusedAnswer): Promise<void> {
		this.#unsaved.delete(id)
		const mine = this.#builder.workout(id)
		if (answer.code === 'stale') {
			this.#compare(id)
			return
		}
		if (answer.code === 'not_found' && mine) {
			this.#putBack(mine)
			return
		}
		this.problems.set(id, Object.values(answer.fields)[0] ?? answer.message)
	}

	async #compare(id: string): Promise<void> {
		const response = await fetch(`/coach/programs/${this.#builder.program.id}/workouts/${id}`).catch(
			() => null,
		)
		if (response?.ok) this.conflicts.set(id, (await response.json()) as Workout)
		else this.problems.set(id, m.refused_stale())
	}

	/** Somebody deleted it while it was being edited: what was typed stays, as a new workout. */
	#putBack(mine: Workout | Draft): void {
		this.#drafts.drop(mine.id)
		this.#builder.remove([mine.id], false)
		const { week, day, title, content } = mine
		this.#builder.add([{ week, day, title, content }])
		toast(m.programs_kept_deleted())
	}

	keepMine(id: string): void {
		const theirs = this.#takeConflict(id)
		const mine = this.#builder.workout(id)
		if (!theirs || !mine) return
		this.#builder.replace(id, { version: theirs.version })
		this.#unsaved.set(id, { before: theirs, since: Date.now(), timer: undefined, isQueued: false })
		this.#save(id)
	}

	takeTheirs(id: string): void {
		const theirs = this.#takeConflict(id)
		if (!theirs) return
		this.#drafts.drop(id)
		const { title, content, version, updatedBy } = theirs
		this.#builder.replace(id, { title, content, version, updatedBy })
	}

	/** Theirs stays where it is, mine stands below it. */
	takeBoth(id: string): void {
		const mine = this.#builder.workout(id)
		this.takeTheirs(id)
		if (!mine) return
		const { week, day, position, title, content } = mine
		this.#builder.add([
			{ week, day, position: position + 1, title: title || m.programs_my_version(), content },
		])
	}

	#takeConflict(id: string): Workout | undefined {
		const theirs = this.conflicts.get(id)
		this.conflicts.delete(id)
		return theirs
	}

	/** After a reload or a crash: what had been typed and not saved comes back. */
	recover(): void {
		let back = 0
		for (const draft of this.#drafts.all()) {
			const stored = this.#builder.workout(draft.id)
			if (stored && stored.title === draft.title && sameContent(stored.content, draft.content)) {
				this.#drafts.drop(draft.id)
				continue
			}
			back++
			if (!stored && draft.version === 0) this.#builder.add([draft])
			else if (!stored) this.#putBack(draft)
			else if (stored.version === draft.version || draft.version === 0) this.#restore(draft.id, draft)
			else {
				this.#builder.replace(draft.id, { title: draft.title, content: draft.content })
				this.conflicts.set(draft.id, stored)
			}
			if (!stored) this.#drafts.drop(draft.id)
		}
		if (back > 0) toast(m.programs_recovered({ count: back }))
	}
}

const draftOf = ({ id, week, day, title, content, version }: Draft): Draft => ({
	id,
	week,
	day,
	title,
	content,
	version,
})

const inputOf = ({ id, version, title, content }: Workout) => ({
	workoutId: id,
	version,
	title,
	content: sendable(content, m.programs_unnamed_exercise()),
})
