/** One cell that changes, with what stood there before. */
export type Edit = { row: number; column: number; text: string; before: string }
type Wanted = Omit<Edit, 'before'>
type Columns = readonly (readonly string[])[]

export const lineAt = (columns: Columns, row: number, column: number): string => columns[column]?.[row] ?? ''

/** What an empty line at a place changes: everything from there on moves down by one. */
export function shifted(columns: Columns, { row, column }: { row: number; column: number }): Wanted[] {
	const lines = columns[column] ?? []
	const moved = lines.slice(row).map((text, at) => ({ row: row + at + 1, column, text }))
	return lines.length > row ? [{ row, column, text: '' }, ...moved] : []
}

/** Two lines of a column change places. */
export const swapped = (
	columns: Columns,
	{ row, column }: { row: number; column: number },
	to: number,
): Wanted[] => [
	{ row, column, text: lineAt(columns, to, column) },
	{ row: to, column, text: lineAt(columns, row, column) },
]

/** The last cell with something in it, for Ctrl+End. */
export function lastPlace(columns: Columns): { row: number; column: number } {
	const row = Math.max(0, ...columns.map((lines) => lines.length - 1))
	const column = columns.reduce((last, lines, at) => (lines.length > 0 ? at : last), 0)
	return { row, column }
}
