import { allocate } from '#platform/money/allocate.ts'
import { addDays, monthsLater } from '#platform/time/days.ts'

export const paces = ['month', 'fortnight', 'week'] as const
export type Pace = (typeof paces)[number]

export type Instalment = { number: number; dueOn: string; amountMinor: number }

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
