import { parse } from 'csv-parse/sync'

/** Limits of a list that is read in: bytes of the file, rows and columns, characters of a cell. */
export const csvLimits = { bytes: 5 * 1024 * 1024, rows: 10_000, columns: 60, cell: 2000 }
export type CsvLimits = typeof csvLimits

export type Table = { headers: string[]; rows: string[][] }
export type Unreadable = 'csv_empty' | 'csv_too_large' | 'csv_too_many_rows' | 'csv_unreadable'

/** A file's text, whichever program wrote it: UTF-8, UTF-16 with its mark, else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
	const [first, second] = bytes
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
	} catch {
		return new TextDecoder('windows-1252').decode(bytes)
	}
}

/** The table in a text: `,`, `;` or tab between cells, quotes around cells that hold them or lines. */
export function readTable(text: string, limits: CsvLimits = csvLimits): Table | Unreadable {
	const table = firstRows(text, limits, limits.rows + 1)
	return typeof table !== 'string' && table.rows.length > limits.rows ? 'csv_too_many_rows' : table
}

/** Only the first rows of it, however many there are. */
export function firstRows(text: string, limits: CsvLimits, count: number): Table | Unreadable {
	if (Buffer.byteLength(text) > limits.bytes) return 'csv_too_large'
	if (text.includes('\0')) return 'csv_unreadable'
	const delimiter = delimiterOf(text)
	try {
		const [headers, ...rows]: string[][] = parse(text, {
			bom: true,
			delimiter,
			relax_column_count: true,
			skip_empty_lines: true,
			skip_records_with_empty_values: true,
			max_record_size: 100_000,
			to: count + 1,
		})
		if (!headers || rows.length === 0) return 'csv_empty'
		if (headers.length > limits.columns) return 'csv_unreadable'
		return {
			headers: headers.map(tidy),
			rows: rows.map((row) => headers.map((_, at) => tidy(row[at] ?? ''))),
		}
	} catch {
		return 'csv_unreadable'
	}
}

// A quote before a sign that a spreadsheet would calculate was put there when the list was written (see `csvCell`).
const tidy = (cell: string): string =>
	cell
		.replace(/^'(?=[=+\-@\t\r])/, '')
		.trim()
		.slice(0, csvLimits.cell)

/** The sign that cuts the first line into most pieces, outside of quotes. */
function delimiterOf(text: string): string {
	const [first = ''] = text.replace(/"[^"]*"/g, '""').split(/\r?\n/, 1)
	const pieces = (sign: string) => first.split(sign).length
	return [',', ';', '\t'].toSorted((one, other) => pieces(other) - pieces(one))[0] ?? ','
}

/** RFC 4180, and nothing that a spreadsheet would take for a formula: such a cell starts with a quote mark. */
export function csvCell(value: string | number | null): string {
	const text = value === null ? '' : String(value)
	const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
	return /[",;\n\r\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** What makes a spreadsheet read the file as UTF-8. */
export const byteOrderMark = '\ufeff'
