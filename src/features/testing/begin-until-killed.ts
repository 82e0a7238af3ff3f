/**
 * A process of its own that begins the next period of a fee, and stands still right before or after the commit that writes it, for a
 * test to kill it there (I13). Its orders come as JSON in BEGIN.
 */

import { beginPeriod } from '#features/fees/use-cases/begin-period.ts'
import { furnishing } from '#features/house.ts'
import { touchline } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { openHouse } from '#platform/house.ts'
import { perform } from '#platform/perform.ts'
import { atCommit } from './commits.ts'

type Orders = {
	appUrl: string
	workerUrl: string
	studioId: string
	feeId: string
	now: string
	when: 'before' | 'after' | 'never'
}

const { appUrl, workerUrl, studioId, feeId, now, when } = JSON.parse(process.env.BEGIN ?? '') as Orders
setClock(() => new Date(now))
await openHouse(furnishing, { appUrl, workerUrl, works: false, post: async () => {}, connections: 3 })
if (when === 'never') console.log('here')
else
	atCommit('"fee_period"', async (commit) => {
		if (when === 'after') await commit()
		console.log('here')
		return new Promise<never>(() => setInterval(() => {}, 1000))
	})
await perform(beginPeriod, { feeId }, { actor: touchline(studioId) })
if (when === 'never') process.exit(0)
