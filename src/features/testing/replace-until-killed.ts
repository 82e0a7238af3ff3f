/**
 * A process of its own that replaces one program by another on one calendar, for ever: tests kill it with SIGKILL in the
 * middle (I22). Its orders come as JSON in REPLACE.
 */

import { calendarReactions } from '#features/calendars/reactions.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import type { StaffActor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { openHouse } from '#platform/house.ts'
import { must, perform } from '#platform/perform.ts'

type Orders = {
	appUrl: string
	workerUrl: string
	actor: StaffActor
	clientId: string
	programIds: [string, string]
	startsOn: string
	now: string
}

const orders = JSON.parse(process.env.REPLACE ?? '') as Orders
const { appUrl, workerUrl, actor, clientId, programIds, startsOn, now } = orders
setClock(() => new Date(now))
const furnishing = {
	reactions: calendarReactions,
	errands: [],
	regular: [],
	messageKinds: [],
	clientExports: [],
}
await openHouse(furnishing, { appUrl, workerUrl, works: false, post: async () => {}, connections: 2 })
for (let turn = 0; ; turn++) {
	const programId = programIds[turn % 2] as string
	must(await perform(scheduleProgram, { clientId, programId, startsOn }, { actor }))
	if (turn === 0) console.log('replacing')
}
