import type { RefusalCode } from './refusals.ts'
import type { UseCase } from './use-case.ts'

/** What an error of the database means to people: a refusal, "go again", or null for a bug. */
export function conflictCode(error: unknown, conflicts: UseCase['conflicts']): RefusalCode | 'retry' | null {
	if (!(error instanceof Error) || !('code' in error)) return null
	if (error.code === '40P01' || error.code === '40001') return 'retry'
	const constraint = 'constraint' in error ? String(error.constraint) : ''
	const expected = conflicts?.[constraint]
	if (expected) return expected
	// A reference to what isn't there, or is another studio's: only the database can tell without a race (1.4, I30).
	if (error.code === '23503') return /^insert or update/.test(error.message) ? 'not_found' : 'conflict'
	return null
}
