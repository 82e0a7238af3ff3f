import type { Acting, Refused } from '#platform/use-case.ts'
import { refuse } from '#platform/use-case.ts'
import type { payoutSent } from '../../events.ts'
import type { Payout } from '../../queries/subjects.ts'
import { canBe, type PayoutState } from '../../rules/payout-states.ts'

type Moving = {
	to: PayoutState
	event: typeof payoutSent
	set?: { reference?: string; sent_on?: string; paid_on?: string; problem?: string }
	version?: number | undefined
}

/** Brings a payout that is locked from one state to the next, where that is a step it can take (10.10). */
export async function movePayout(
	{ db, emit }: Acting,
	was: Payout,
	{ to, event, set = {}, version }: Moving,
): Promise<Refused | null> {
	if (version !== undefined && version !== was.version) return refuse('stale')
	if (!canBe(was.state, to)) return refuse('earnings_payout_elsewhere')
	await db
		.updateTable('payout')
		.set({ ...set, state: to, version: was.version + 1 })
		.where('id', '=', was.id)
		.execute()
	await emit(event, {
		subject: { type: 'payout', id: was.id },
		before: { state: was.state },
		after: { state: to, ...set },
		data: { payoutId: was.id },
	})
	return null
}
