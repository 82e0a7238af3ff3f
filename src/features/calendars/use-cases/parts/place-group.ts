import { spanOf } from '#features/programs/rules/placing.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { placementOf } from '../../rules/placement.ts'
import { groupToPlace, placeRun } from './place-run.ts'
import { lockCalendar, standingRuns } from './standing.ts'

type Group = {
	studioId: string
	programId: string
	client_id: string
	calendar_id: string
	startsOn: string
	/** What lay before somebody came isn't put on their calendar. */
	from: string
	now: Date
}

/** 3.4: a group's program on the calendar of one who follows it, in a lane beside whatever stands there. */
export async function placeGroup(db: Db, group: Group): Promise<void> {
	const { studioId, programId, client_id, calendar_id, startsOn, from, now } = group
	const program = await groupToPlace(db, programId)
	if (!program) return
	await lockCalendar(db, calendar_id)
	const standing = await standingRuns(db, calendar_id, startsOn)
	const placement = placementOf(spanOf(startsOn, program.weeks), standing, 'run_both')
	// Ten programs side by side on one calendar: whoever wants an eleventh makes room first (4.8).
	if (!placement) return
	const calendar = { client_id, calendar_id }
	const { lane } = placement
	await placeRun(db, { studioId, calendar, program, runId: newId(), startsOn, from, lane, by: 'coach', now })
}
