import { morningOf } from '#platform/time/morning.ts'
import type { Acting } from '#platform/use-case.ts'
import type { Fee } from '../../queries/subjects.ts'
import { type Course, nextPeriod } from '../../rules/periods.ts'

/** Writes how a fee goes on, and when it is looked at next: the morning on which its next period begins. */
export async function setCourse(
	{ db }: Pick<Acting, 'db'>,
	fee: Fee,
	course: Partial<Course>,
	more: { ended_by?: 'staff' | 'client' | null; by_card?: boolean } = {},
): Promise<Course> {
	const after = { ...fee, ...course }
	const next = nextPeriod(after)
	await db
		.updateTable('fee')
		.set({
			...{ anchor_on: after.anchorOn, anchor_number: after.anchorNumber, next_number: after.nextNumber },
			...{ every: after.every, unit: after.unit, awaits: after.awaits },
			...{ paused_on: after.pausedOn, resumes_on: after.resumesOn, ends_on: after.endsOn, ...more },
			...{ next_at: next ? morningOf(next.period.fromOn, fee.zone) : null, version: fee.version + 1 },
		})
		.where('id', '=', fee.id)
		.execute()
	return after
}
