import { m } from '#messages'
import { byPlace, type Place, placesFrom } from '../../rules/grid.ts'
import type { Builder, Workout } from './builder.svelte.ts'
import { copyToClipboard, readClipboard } from './clipboard.ts'
import { type Cursor, type Direction, isBetween, stepped } from './cursor.ts'

/** What is chosen in the grid, where the keyboard is, and what can be done to it. */
export class Selection {
	cursor: Cursor = $state({ week: 1, day: 1, index: 0 })
	ids: ReadonlySet<string> = $state.raw(new Set<string>())
	/** What was just done, read aloud. */
	said = $state('')
	#anchor: Cursor | null = null
	readonly #builder: Builder

	constructor(builder: Builder) {
		this.#builder = builder
	}

	get current(): Workout | undefined {
		const { week, day, index } = this.cursor
		return this.#builder.dayOf(week, day)[index]
	}

	/** What a command acts on: the chosen workouts, or the one at the cursor. */
	get targets(): Workout[] {
		const chosen = this.#builder.workouts.filter(({ id }) => this.ids.has(id)).sort(byPlace)
		return chosen.length > 0 ? chosen : this.current ? [this.current] : []
	}

	step(direction: Direction, extend: boolean): void {
		const from = this.cursor
		const next = stepped(
			from,
			direction,
			this.#builder.weeks,
			(week, day) => this.#builder.dayOf(week, day).length,
		)
		this.cursor = next
		if (!extend) {
			this.clear()
			return
		}
		this.#anchor ??= from
		const anchor = this.#anchor
		this.choose(this.#builder.workouts.filter((each) => isBetween(each, anchor, next)))
	}

	/** Puts the cursor on a workout. */
	goTo(workout: Workout): void {
		const index = this.#builder.dayOf(workout.week, workout.day).findIndex(({ id }) => id === workout.id)
		this.cursor = { week: workout.week, day: workout.day, index: Math.max(0, index) }
	}

	choose(workouts: readonly Workout[]): void {
		this.ids = new Set(workouts.map(({ id }) => id))
	}

	toggle(workout: Workout): void {
		const ids = new Set(this.ids)
		if (!ids.delete(workout.id)) ids.add(workout.id)
		this.ids = ids
		this.goTo(workout)
	}

	clear(): void {
		this.#anchor = null
		if (this.ids.size > 0) this.ids = new Set()
	}

	chooseWeek(week: number): void {
		this.choose(this.#builder.workouts.filter((each) => each.week === week))
		this.cursor = { week, day: 1, index: 0 }
	}

	copy(): void {
		const { targets } = this
		if (targets.length === 0) return
		copyToClipboard(targets, null)
		this.#say(m.programs_copied({ count: targets.length }))
	}

	copyWeeks(from: number, count = 1): void {
		const workouts = this.#builder.workouts.filter(({ week }) => week >= from && week < from + count)
		copyToClipboard(workouts.toSorted(byPlace), { from, count })
		this.#say(m.programs_copied_weeks({ count }))
	}

	cut(): void {
		this.copy()
		this.delete()
	}

	/** Pastes at the cursor: the first of the copied goes there, the others keep their distance; weeks start on day 1. */
	paste(to: Place = { week: this.cursor.week, day: this.cursor.day }): void {
		const clip = readClipboard()
		if (!clip || (clip.workouts.length === 0 && !clip.weeks)) {
			this.#say(m.programs_clipboard_empty())
			return
		}
		const target = clip.weeks ? { week: to.week, day: 1 } : to
		const anchor = clip.weeks ? { week: clip.weeks.from, day: 1 } : undefined
		const places = placesFrom(clip.workouts, target, anchor)
		if (!places) {
			this.#say(m.refused_program_too_long({ most: 104 }))
			return
		}
		const byId = new Map(clip.workouts.map((each) => [each.id, each]))
		const news = places.flatMap((place) => {
			const copied = byId.get(place.id)
			return copied ? [{ ...place, id: undefined, title: copied.title, content: copied.content }] : []
		})
		this.#added(
			news.map(({ id: _, ...rest }) => rest),
			m.programs_pasted({ count: news.length }),
		)
	}

	duplicate(): void {
		const news = this.targets.map(({ week, day, position, title, content }) => ({
			week,
			day,
			position: position + 1,
			title,
			content,
		}))
		this.#added(news, m.programs_duplicated({ count: news.length }))
	}

	delete(): void {
		const ids = this.targets.map(({ id }) => id)
		this.#builder.remove(ids)
		this.clear()
		const { week, day, index } = this.cursor
		const left = this.#builder.dayOf(week, day).length
		this.cursor = { week, day, index: Math.max(0, Math.min(index, left - 1)) }
	}

	/** Moves (or copies) workouts so that `held` stands at `to`; the others keep their distance. */
	moveTo(workouts: readonly Workout[], held: Workout, to: Place, asCopy: boolean): void {
		const places = placesFrom(workouts, to, held)
		if (!places) {
			this.#say(m.programs_no_room())
			return
		}
		if (!asCopy) {
			this.#builder.move(places)
			this.#say(m.programs_moved({ count: places.length }))
			const now = this.#builder.workout(held.id)
			if (now) this.goTo(now)
			return
		}
		const byId = new Map(workouts.map((each) => [each.id, each]))
		const news = places.flatMap(({ id, ...place }) => {
			const { title, content } = byId.get(id) ?? {}
			return content ? [{ ...place, title: title ?? '', content }] : []
		})
		this.#added(news, m.programs_pasted({ count: news.length }))
	}

	#added(news: Parameters<Builder['add']>[0], says: string): void {
		if (news.length === 0) return
		const ids = new Set(this.#builder.add(news))
		const first = this.#builder.workouts.filter(({ id }) => ids.has(id)).sort(byPlace)[0]
		this.ids = news.length > 1 ? ids : new Set()
		if (first) this.goTo(first)
		this.#say(says)
	}

	#say(text: string): void {
		this.said = text
	}
}
