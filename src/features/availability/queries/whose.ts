import type { Reading } from '#platform/use-case.ts'
import { coachesToKeep } from './schedule.ts'

/** Whose hours a page is about: the coach its address names, else one's own, else the first there is. */
export async function whoseHours(ask: Reading['ask'], url: URL) {
	const { coaches } = await ask(coachesToKeep, {})
	return { coaches, coachId: url.searchParams.get('coach') ?? coaches[0]?.id ?? null }
}
