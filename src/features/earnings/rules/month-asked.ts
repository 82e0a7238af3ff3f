import { isDay } from '#platform/time/days.ts'

/** `?month=2026-03`: its first day; nothing where it is none. */
export function monthAsked(params: URLSearchParams): { month?: string } {
	const month = `${params.get('month') ?? ''}-01`
	return isDay(month) ? { month } : {}
}
