/** Cells as spreadsheets put them on the clipboard: tabs between columns, quotes around what holds a tab or a line break. */
export function tsvOf(rows: readonly (readonly string[])[]): string {
	return rows
		.map((row) =>
			row.map((cell) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
		)
		.join('\n')
}

/** Reads such a text; a line break within a cell becomes a space, for a cell of the grid is one line. */
export function cellsOf(text: string): string[][] {
	const rows: string[][] = [[]]
	let cell = ''
	let quoted = false
	const endCell = () => {
		rows.at(-1)?.push(cell.replaceAll(/[\r\n]+/g, ' '))
		cell = ''
	}
	for (let at = 0; at < text.length; at++) {
		const sign = text[at] as string
		if (quoted) {
			if (sign !== '"') cell += sign
			else if (text[at + 1] === '"') {
				cell += '"'
				at++
			} else quoted = false
		} else if (sign === '"' && cell === '' && closes(text, at)) quoted = true
		else if (sign === '\t') endCell()
		else if (sign === '\n') {
			endCell()
			rows.push([])
		} else if (sign !== '\r') cell += sign
	}
	endCell()
	const last = rows.at(-1)
	if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop()
	return rows
}

/** Whether a quote at the beginning of a cell is a spreadsheet's: one that closes right before the cell's end. */
function closes(text: string, from: number): boolean {
	const end = /^"(?:[^"]|"")*"(?=[\t\r\n]|$)/
	return end.test(text.slice(from))
}
