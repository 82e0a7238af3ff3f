import { touchline } from '#platform/actor.ts'
import { errand } from '#platform/errands.ts'
import { must, perform } from '#platform/perform.ts'
import { broadcastErrandName } from './use-cases/broadcast.ts'
import { workBroadcast } from './use-cases/work-broadcast.ts'

/** 12.4: part after part of a broadcast until everybody has it, each in a transaction of its own. */
export const broadcastErrand = errand(broadcastErrandName, async (studioId, broadcastId) => {
	for (let more = true; more; )
		more = must(await perform(workBroadcast, { broadcastId }, { actor: touchline(studioId) })).more
})
