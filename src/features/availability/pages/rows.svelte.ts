import { hoursOf, type Minutes, minutesOf, typedTime } from '../rules/clock-times.ts'
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
	end,
	fresh,
})

/** Rows to fill in: shown where scripts are off. */
export const blank = (): Row => rowOf({ start: '', end: '' })

export const isBlank = ({ start, end }: Row): boolean => start === '' && end === ''

/** From when to when, in minutes of the day; null while it can't be read. An end at or before the start is on the next day. */
function read({ start, end }: Row): Minutes | null {
	const [from, to] = [typedTime(start), typedTime(end)]
	return from && to ? minutesOf({ start: from, end: to }) : null
}

/** Whether these hours run into the next day. */
export const isOvernight = (row: Row): boolean => (read(row)?.[1] ?? 0) > 1440

/** What to offer next: a morning, or some hours after the last ones; nothing is guessed where the day has no room left. */
export function nextRow(rows: readonly Row[]): Row {
	const last = rows.findLast((row) => !isBlank(row))
	if (!last) return rowOf({ start: '09:00', end: '12:00' }, true)
	const start = (read(last)?.[1] ?? 1440) + 60
	if (start > 22 * 60) return rowOf({ start: '', end: '' }, true)
	return rowOf(hoursOf([start, Math.min(start + 240, 1440)]), true)
}

const length = (row: Row): number => {
	const [from, to] = read(row) ?? [0, 0]
	return to - from
}

/** Whether there is room for a break: two hours at least. */
export const canBreak = (row: Row): boolean => length(row) >= 120

/** An hour's break in the middle of the longest hours, on the half hour. */
export function withBreak(rows: readonly Row[]): Row[] {
	const longest = rows.filter(canBreak).toSorted((a, b) => length(b) - length(a))[0]
	const [from, to] = (longest && read(longest)) ?? [0, 0]
	if (!longest || to > 1440) return [...rows]
	const middle = Math.round((from + (to - from) / 2 - 30) / 30) * 30
	const after = rowOf(hoursOf([middle + 60, to]), true)
	return rows.flatMap((row) =>
		row === longest ? [{ ...row, end: hoursOf([from, middle]).end }, after] : [row],
	)
}
