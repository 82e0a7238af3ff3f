import type { ProgramType } from '../fields.ts'

type Given = { daysAhead?: number | null | undefined; startsOn?: string | null | undefined }

/**
 * 3.4: what a program of a type says of itself. A plan says nothing more: whoever schedules it sees it whole. Null where a
 * group has no day to start on.
 */
export function typeFields(
	type: ProgramType,
	{ daysAhead, startsOn }: Given,
): { type: ProgramType; days_ahead: number | null; starts_on: string | null } | null {
	if (type === 'group' && !startsOn) return null
	return {
		type,
		days_ahead: type === 'plan' ? null : (daysAhead ?? null),
		starts_on: type === 'group' ? (startsOn ?? null) : null,
	}
}
