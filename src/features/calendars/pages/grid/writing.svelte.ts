import { SvelteSet } from 'svelte/reactivity'
import { m } from '#messages'
import { toast } from '#ui/components/toaster.svelte.ts'
import { submitAction } from '#ui/submit.ts'
import { dayLines, type Said } from '../../rules/day-lines.ts'
import type { Cells } from './cells.svelte.ts'
import { Drafts } from './drafts.ts'
import { acknowledged, blocksOf, type Column, differences, type SaveAnswer, type SaveInput } from './known.ts'

const PAUSE_MS = 800
const RETRY_MS = 4000

/** Somebody else saved a workout first: theirs, and what was written here (null: it was taken off). */
export type Conflict = {
	column: number
	workoutId: string
	mine: Said | null
	theirs: Said & { version: number }
}
type Where = { me: string; clientId: string; calendarId: string; from: string; path: string }
type Request = { input: SaveInput; parts: Map<number, SaveInput> }

/**
 * Saves what is written into a week: a moment after the last change, one request for all its days, one after the other. A request
 * that wasn't answered is sent again as it was: it does everything once. Until then the browser keeps what was written.
 */
export class Writing {
	state: 'saved' | 'saving' | 'failed' = $state('saved')
	conflicts: Conflict[] = $state([])
	/** Why the server doesn't take it as it is. */
	problem = $state('')
	/** Names that stand for no exercise. */
	readonly unknown: SvelteSet<string>
	readonly #cells: Cells
	readonly #columns: Column[]
	readonly #where: Where
	readonly #drafts: Drafts
	readonly #dirty = new Set<number>()
	#unanswered: Request | null = null
	#busy = false
	#timer: ReturnType<typeof setTimeout> | undefined
	#waiting: (() => void)[] = []

	constructor(cells: Cells, columns: Column[], unknown: string[], where: Where) {
		this.#cells = cells
		this.#columns = columns
		this.#where = where
		this.#drafts = new Drafts(where.me, where.calendarId, where.from)
		this.unknown = new SvelteSet(unknown)
		cells.onchange = (changed) => this.#changed(changed)
	}

	get isWaiting(): boolean {
		return this.#dirty.size > 0 || this.#unanswered !== null || this.#busy
	}

	#changed(columns: number[]): void {
		for (const column of columns) this.#dirty.add(column)
		this.problem = ''
		this.#keep()
		if (this.state === 'saved') this.state = 'saving'
		clearTimeout(this.#timer)
		this.#timer = setTimeout(this.flush, PAUSE_MS)
	}

	/** Saves now: the page goes away, or somebody asks for it. */
	flush = (): void => {
		clearTimeout(this.#timer)
		void this.#work()
	}

	/** Resolves when everything has arrived, or can't. */
	settled(): Promise<void> {
		this.flush()
		return this.#busy ? new Promise((done) => this.#waiting.push(done)) : Promise.resolve()
	}

	/** Days that are empty get what they said last week, as if it were typed. */
	repeat(before: { lines: string[]; likes: { title: string; id: string }[] }[]): number {
		const edits = before.flatMap(({ lines, likes }, column) => {
			const own = this.#columns[column]
			if (!own || (this.#cells.columns[column]?.length ?? 0) > 0) return []
			own.likes = likes
			return lines.map((text, row) => ({ row, column, text }))
		})
		this.#cells.write(edits)
		return new Set(edits.map(({ column }) => column)).size
	}

	/** After a reload or a crash: what was written and not saved comes back. */
	recover(): void {
		const drafts = this.#drafts.all()
		for (const [at, { lines, column }] of drafts) {
			const standing = this.#columns[at]
			if (!standing) continue
			Object.assign(standing, { known: column.known, likes: column.likes })
			this.#cells.replace(at, lines)
			this.#dirty.add(at)
		}
		if (drafts.length === 0) return
		toast(m.calendars_grid_recovered())
		this.flush()
	}

	keepMine({ column, workoutId, theirs }: Conflict): void {
		for (const each of this.#columns[column]?.known ?? [])
			if (each.id === workoutId) Object.assign(each, theirs)
		this.#settle(column, workoutId)
	}

	takeTheirs(conflict: Conflict, mineToo = false): void {
		const { column, workoutId, mine, theirs } = conflict
		const own = this.#columns[column]
		if (!own) return
		const lines = this.#cells.columns[column] ?? []
		const blocks = blocksOf(lines, own, m.calendars_grid_untitled()).flatMap((block) =>
			block.standing?.id === workoutId ? [theirs, ...(mineToo ? [block] : [])] : [block],
		)
		this.#cells.replace(column, dayLines(mine ? blocks : [...blocks, theirs]))
		this.keepMine(conflict)
	}

	#settle(column: number, workoutId: string): void {
		this.conflicts = this.conflicts.filter((each) => each.workoutId !== workoutId)
		this.#dirty.add(column)
		this.flush()
	}

	async #work(): Promise<void> {
		if (this.#busy) return
		this.#busy = true
		for (let request = this.#next(); request; request = this.#next()) {
			this.#unanswered = request
			this.state = 'saving'
			const { clientId, calendarId, path } = this.#where
			const answer = await submitAction(
				'calendars.save-week',
				{ clientId, calendarId, ...request.input },
				path,
			)
			const arrived = answer.ok ? answer.value !== null : answer.code !== 'unreachable'
			if (!arrived) return this.#rest('failed', RETRY_MS)
			this.#unanswered = null
			if (answer.ok) this.#saved(request, answer.value as SaveAnswer)
			else {
				for (const column of request.parts.keys()) this.#dirty.add(column)
				if (answer.code === 'stale') return this.#rest('saving', PAUSE_MS)
				this.problem = Object.values(answer.fields)[0] ?? answer.message
				return this.#rest('failed')
			}
		}
		this.#rest(this.conflicts.length > 0 ? 'failed' : 'saved')
	}

	#rest(state: 'saved' | 'saving' | 'failed', again = 0): void {
		this.#busy = false
		this.state = state
		this.#keep()
		if (again > 0) this.#timer = setTimeout(this.flush, again)
		for (const done of this.#waiting.splice(0)) done()
	}

	#next(): Request | null {
		if (this.#unanswered) return this.#unanswered
		const parts = new Map<number, SaveInput>()
		for (const at of [...this.#dirty]) {
			const column = this.#columns[at]
			if (!column || this.conflicts.some((each) => each.column === at)) continue
			this.#dirty.delete(at)
			const lines = this.#cells.columns[at] ?? []
			parts.set(
				at,
				differences(lines, column, m.calendars_grid_untitled(), () => crypto.randomUUID()),
			)
		}
		const all = [...parts.values()]
		const input = {
			adds: all.flatMap(({ adds }) => adds),
			writes: all.flatMap(({ writes }) => writes),
			removes: all.flatMap(({ removes }) => removes),
		}
		const isSame = input.adds.length + input.writes.length + input.removes.length === 0
		return isSame ? null : { input, parts }
	}

	#saved({ parts }: Request, answer: SaveAnswer): void {
		for (const name of answer.unknown) this.unknown.add(name)
		for (const [at, sent] of parts) {
			const column = this.#columns[at]
			if (!column) continue
			const mine = new Map(sent.writes.map((said) => [said.workoutId, said]))
			column.known = acknowledged(column, sent, answer)
			for (const { workoutId, theirs } of answer.stale) {
				const said = mine.get(workoutId) ?? null
				if (!said && !sent.removes.some((each) => each.workoutId === workoutId)) continue
				if (theirs) this.conflicts.push({ column: at, workoutId, mine: said, theirs })
				else if (said) this.#dirty.add(at)
			}
		}
	}

	#keep(): void {
		const open = new Set([
			...this.#dirty,
			...(this.#unanswered?.parts.keys() ?? []),
			...this.conflicts.map(({ column }) => column),
		])
		const drafts = [...open].flatMap((at) => {
			const column = this.#columns[at]
			return column ? [[at, { lines: this.#cells.columns[at] ?? [], column }]] : []
		})
		this.#drafts.keep(Object.fromEntries(drafts))
	}
}
