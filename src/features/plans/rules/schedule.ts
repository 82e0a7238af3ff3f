import { allocate } from '#platform/money/allocate.ts'
import { addDays } from '#platform/time/days.ts'

export const paces = ['month', 'fortnight', 'week'] as const
export type Pace = (typeof paces)[number]

export type Instalment = { number: number; dueOn: string; amountMinor: number }

/** 53: the same day so many months later, or the last one of a month that is too short: always reckoned from the first day. */
export function monthsLater(day: string, months: number): string {
	const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
	const first = new Date(Date.UTC(year, month - 1 + months, 1))
	const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
	first.setUTCDate(Math.min(date, last))
	return first.toISOString().slice(0, 10)
}

const dayOfNth: Record<Pace, (firstOn: string, n: number) => string> = {
	month: monthsLater,
	fortnight: (firstOn, n) => addDays(firstOn, 14 * n),
	week: (firstOn, n) => addDays(firstOn, 7 * n),
}

/** 53: so many instalments, as equal as smallest units allow, the larger ones first; their sum is exact. */
export function scheduleOf(totalMinor: number, count: number, firstOn: string, pace: Pace): Instalment[] {
	const parts = allocate(
		totalMinor,
		Array.from({ length: count }, () => 1),
	)
	return parts.map((amountMinor, n) => ({ number: n + 1, dueOn: dayOfNth[pace](firstOn, n), amountMinor }))
}
