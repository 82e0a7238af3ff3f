import type { Db } from '#platform/database/transaction.ts'
import { reachOf } from '#platform/telling/tell.ts'
import { dayOf } from '#platform/time/days.ts'
import type { EffectLine, Reading } from '#platform/use-case.ts'
import { programAvailable } from '../emails/program-available.ts'
import { effectsOf } from '../rules/effects.ts'
import { accessChange } from './access.ts'
import { dueToBeTold } from './due.ts'
import { runningCopies } from './running-copies.ts'
import { shareOf } from './share.ts'

type Looking = Pick<Reading, 'db' | 'now' | 'actor' | 'locale'>

/** Compares access as it is now, inside the open transaction, with who had it before; says what that means. */
export async function effectsSince(
	{ db, now, actor, locale }: Looking,
	programId: string,
	before: string[],
	lostClientId?: string,
): Promise<EffectLine[]> {
	const share = await shareOf(db, programId)
	const access = await accessChange({ db, actor }, programId, before)
	const today = dayOf(now, actor.timeZone)
	return effectsOf(
		{
			access,
			told: await reachOfDue(db, programId),
			staying: access.lost.total > 0 ? await runningCopies(db, programId, today, lostClientId) : 0,
			hindered: share?.archived ? 'archived' : share?.published ? null : 'draft',
			active: share?.active ?? false,
		},
		locale,
	)
}

async function reachOfDue(db: Db, programId: string) {
	const due = await dueToBeTold(db, programId)
	return reachOf(
		db,
		programAvailable,
		due.map((each) => each.clientId),
	)
}
