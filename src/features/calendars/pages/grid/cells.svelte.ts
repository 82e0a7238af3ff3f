import { type Edit, lineAt, shifted, swapped } from './edits.ts'

export type Place = { row: number; column: number }
export type Range = { top: number; bottom: number; left: number; right: number }

const DAYS = 7
const LEAST_ROWS = 12
const UNDO_STEPS = 200

/** The cells of a week, where the keyboard is, what is selected, and how to take back. Knows nothing of workouts or saving. */
export class Cells {
	columns: string[][] = $state([])
	cursor: Place = $state({ row: 0, column: 0 })
	/** The other corner of what is selected. */
	anchor: Place = $state({ row: 0, column: 0 })
	/** What is being typed into the cell at the cursor; `fresh`: it replaces what stood there, so arrows finish it. */
	editing: { text: string; fresh: boolean } | null = $state(null)
	/** Tells which columns changed. */
	onchange: (columns: number[]) => void = () => {}
	#done: Edit[][] = []
	#undone: Edit[][] = []

	constructor(columns: string[][]) {
		this.columns = columns
	}

	get rows(): number {
		return Math.max(LEAST_ROWS, ...this.columns.map((lines) => lines.length + 2), this.cursor.row + 1)
	}

	get range(): Range {
		const [a, b] = [this.cursor, this.anchor]
		return {
			top: Math.min(a.row, b.row),
			bottom: Math.max(a.row, b.row),
			left: Math.min(a.column, b.column),
			right: Math.max(a.column, b.column),
		}
	}

	at({ row, column }: Place): string {
		return lineAt(this.columns, row, column)
	}

	isSelected({ row, column }: Place): boolean {
		const { top, bottom, left, right } = this.range
		return row >= top && row <= bottom && column >= left && column <= right
	}

	go(to: Place, extend = false): void {
		const row = Math.max(0, Math.min(to.row, 399))
		this.cursor = { row, column: Math.max(0, Math.min(to.column, DAYS - 1)) }
		if (!extend) this.anchor = { ...this.cursor }
	}

	/** What is selected, row by row. */
	selected(): string[][] {
		const { top, bottom, left, right } = this.range
		return between(top, bottom).map((row) => between(left, right).map((column) => this.at({ row, column })))
	}

	/** Cells placed from the corner of the selection on; a single one fills all that is selected. */
	paste(cells: string[][]): void {
		const { top, left, bottom, right } = this.range
		const wide = Math.max(...cells.map((row) => row.length))
		const single = cells.length === 1 && wide === 1
		const [rows, columns] = single ? [bottom - top + 1, right - left + 1] : [cells.length, wide]
		const edits = between(top, top + rows - 1).flatMap((row, down) =>
			between(left, Math.min(DAYS - 1, left + columns - 1)).map((column, along) => {
				const text = single ? cells[0]?.[0] : cells[down]?.[along]
				return { row, column, text: text ?? '' }
			}),
		)
		this.write(edits)
		this.cursor = { row: top, column: left }
		this.anchor = { row: top + rows - 1, column: Math.min(DAYS - 1, left + columns - 1) }
	}

	clear(): void {
		const { top, bottom, left, right } = this.range
		this.write(
			between(top, bottom).flatMap((row) =>
				between(left, right).map((column) => ({ row, column, text: '' })),
			),
		)
	}

	/** Ctrl+D: the first row of what is selected into all of it; a single row takes what stands above. */
	fillDown(): void {
		const { top, bottom, left, right } = this.range
		const from = top === bottom ? top - 1 : top
		if (from < 0) return
		this.write(
			between(from + 1, bottom).flatMap((row) =>
				between(left, right).map((column) => ({ row, column, text: this.at({ row: from, column }) })),
			),
		)
	}

	/** An empty line at the cursor; what stood there moves down. */
	insertLine(): void {
		this.write(shifted(this.columns, this.cursor))
	}

	/** Changes places with the line above or below. */
	swap(by: -1 | 1): void {
		const to = { ...this.cursor, row: this.cursor.row + by }
		if (to.row < 0) return
		this.write(swapped(this.columns, this.cursor, to.row))
		this.go(to)
	}

	/** Writes cells as one step that can be taken back. */
	write(edits: { row: number; column: number; text: string }[]): void {
		const step = edits
			.map((edit) => ({ ...edit, text: oneLine(edit.text), before: this.at(edit) }))
			.filter(({ text, before }) => text !== before)
		if (step.length === 0) return
		this.#done.push(step)
		if (this.#done.length > UNDO_STEPS) this.#done.shift()
		this.#undone = []
		this.#put(step)
	}

	/** A whole column as the server has it: nothing to take back. */
	replace(column: number, lines: string[]): void {
		this.columns[column] = lines
		this.#done = []
		this.#undone = []
	}

	undo(): void {
		const step = this.#done.pop()
		if (!step) return
		this.#undone.push(step)
		this.#put(step.map(({ text, before, ...place }) => ({ ...place, text: before, before: text })))
	}

	redo(): void {
		const step = this.#undone.pop()
		if (!step) return
		this.#done.push(step)
		this.#put(step)
	}

	#put(step: Edit[]): void {
		for (const { row, column, text } of step) {
			const lines = this.columns[column] ?? []
			while (lines.length < row) lines.push('')
			lines[row] = text
			while (lines.length > 0 && lines.at(-1) === '') lines.pop()
		}
		const [first] = step
		if (first && !this.isSelected(first)) this.go(first)
		this.onchange([...new Set(step.map(({ column }) => column))])
	}
}

const between = (from: number, to: number): number[] =>
	Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)

const oneLine = (text: string) =>
	text
		.replaceAll(/[\r\n\t]+/g, ' ')
		.trimEnd()
		.slice(0, 700)
