/**
 * A process of its own that looks at one charge: the provider takes the money, and right before or after the commit that writes it
 * down this process stands still, for a test to kill it there (15, I13). Its orders come as JSON in CHARGE.
 */

import { lookAtCharge } from '#features/charges/looking/look-at-charge.ts'
import { furnishing } from '#features/house.ts'
import { openHouse } from '#platform/house.ts'
import { atCommit } from './commits.ts'

type Orders = {
	appUrl: string
	workerUrl: string
	studioId: string
	chargeId: string
	when: 'before' | 'after'
}

const { appUrl, workerUrl, studioId, chargeId, when } = JSON.parse(process.env.CHARGE ?? '') as Orders
await openHouse(furnishing, { appUrl, workerUrl, works: false, post: async () => {}, connections: 3 })
atCommit('"payment"', async (commit) => {
	if (when === 'after') await commit()
	console.log('here')
	return new Promise<never>(() => setInterval(() => {}, 1000))
})
await lookAtCharge(studioId, chargeId)
