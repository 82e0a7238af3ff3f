/**
 * A process of its own that works off the queue of reactions, for ever: tests kill it with SIGKILL in the middle (I19). Its orders come
 * as JSON in ISSUE; it says when it begins.
 */

import { receiptReactions } from '#features/receipts/reactions.ts'
import { setClock } from '#platform/clock.ts'
import { openHouse } from '#platform/house.ts'
import { jobs } from '#platform/jobs.ts'
import { react } from '#platform/worker.ts'

type Orders = { appUrl: string; workerUrl: string; now: string; events: Parameters<typeof react>[0][] }

const { appUrl, workerUrl, now, events } = JSON.parse(process.env.ISSUE ?? '') as Orders
setClock(() => new Date(now))
const furnishing = {
	reactions: receiptReactions,
	errands: [],
	regular: [],
	messageKinds: [],
	clientExports: [],
}
await openHouse(furnishing, { appUrl, workerUrl, works: false, post: async () => {}, connections: 4 })
console.log(jobs.reaction.name)
// Each is delivered again as long as this lives: a job that is not confirmed comes back.
for (;;) for (const event of events) await react(event)
