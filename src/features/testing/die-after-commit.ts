/**
 * A process of its own that sends one request to the API and, once its work is committed, says so and does nothing more:
 * tests kill it there with SIGKILL, before it has answered (I38). Its orders come as JSON in REQUEST.
 */

import { furnishing } from '#features/house.ts'
import { openHouse } from '#platform/house.ts'
import { atCommit } from './commits.ts'
import { type Call, call } from './keys.ts'

type Orders = Call & { appUrl: string; workerUrl: string; key: string; path: string; writes: string }

const { appUrl, workerUrl, key, path, writes, ...request } = JSON.parse(process.env.REQUEST ?? '') as Orders
await openHouse(furnishing, { appUrl, workerUrl, works: false, post: async () => {} })
atCommit(writes, async (commit) => {
	await commit()
	console.log('committed')
	return new Promise<never>(() => setInterval(() => {}, 1000))
})
await call(key, path, request)
