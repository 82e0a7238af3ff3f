import type { Hours } from '../rules.ts'

/** Hours as they are being typed. */
export type Row = {
	id: number
	start: string
	end: string
	/** Made by a script after the page came: nothing that was refused belongs to it. */
	fresh: boolean
}

let serial = 0

export const rowOf = ({ start, end }: Hours, fresh = false): Row => ({
	id: ++serial,
	start,
	// A time field knows no 24:00; an end at 00:00 is the same midnight.
	end: end === '24:00' ? '00:00' : end,
	fresh,
})

/** Rows to fill in: shown where scripts are off. */
export const blank = (): Row => rowOf({ start: '', end: '' })

export const isBlank = ({ start, end }: Row): boolean => start === '' && end === ''

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const time = (minute: number): string =>
	[Math.floor(minute / 60) % 24, minute % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** What to offer next: a first day's work, or some hours after the last ones. */
export function nextRow(rows: readonly Row[]): Row {
	const last = rows.findLast((row) => !isBlank(row))
	if (!last?.end) return rowOf({ start: '09:00', end: '12:00' }, true)
	const start = minutes(last.end) + 60
	// No room left in the day: nothing is guessed.
	if (start > 22 * 60 || last.end <= last.start) return rowOf({ start: '', end: '' }, true)
	return rowOf({ start: time(start), end: time(Math.min(start + 240, 23 * 60)) }, true)
}

/** Whether there is room for a break: two hours at least. */
export const canBreak = ({ start, end }: Row): boolean =>
	start !== '' && end !== '' && minutes(end) - minutes(start) >= 120

/** An hour's break in the middle of the longest hours, on the half hour. */
export function withBreak(rows: readonly Row[]): Row[] {
	const length = ({ start, end }: Row) => minutes(end) - minutes(start)
	const longest = rows.filter(canBreak).toSorted((a, b) => length(b) - length(a))[0]
	if (!longest) return [...rows]
	const middle = Math.round((minutes(longest.start) + length(longest) / 2 - 30) / 30) * 30
	return rows.flatMap((row) =>
		row === longest
			? [{ ...row, end: time(middle) }, rowOf({ start: time(middle + 60), end: row.end }, true)]
			: [row],
	)
}
