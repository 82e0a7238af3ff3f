import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { sql } from 'kysely'
import type pg from 'pg'
import { type Db, transaction } from '../database/transaction.ts'

/** At most `most` times in `seconds`, in windows that start on the clock. `bucket` names what is counted, one hit weighs 1. */
export type Limit = { bucket: string; most: number; seconds: number; weight?: number }

/** A limit on something private: the bucket carries a digest, so that the table tells nobody's address. */
export const privately = (text: string): string =>
	createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** Whom an address stands for: one IPv4 host, or the /64 that a household or a server gets (quality 3). */
export function neighbourhood(address: string): string {
	if (!isIPv6(address)) return address
	const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
	const left = head.split(':').filter(Boolean)
	const right = tail === undefined ? [] : tail.split(':').filter(Boolean)
	const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
	const groups = [...left, ...Array<string>(zeros).fill('0'), ...right]
	return `${groups
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':')}::/64`
}

/**
 * Counts one hit on each limit, in a transaction of its own: a refusal that follows doesn't take it back.
 * @returns 0 when all are kept, else the seconds until the last of them opens again
 */
export async function countHits(pool: pg.Pool, limits: readonly Limit[], now: Date): Promise<number> {
	if (limits.length === 0) return 0
	return transaction(pool, null, 'read write', async (db) => {
		let wait = 0
		// In one order for everybody, so that two requests never hold what the other waits for.
		for (const limit of limits.toSorted((a, b) => (a.bucket < b.bucket ? -1 : 1)))
			wait = Math.max(wait, await hit(db, limit, now))
		return { commit: true, value: wait }
	})
}

async function hit(db: Db, { bucket, most, seconds, weight = 1 }: Limit, now: Date): Promise<number> {
	const start = windowStart(seconds, now)
	const row = await db
		.insertInto('rate_limit')
		.values({ bucket, window_start: start, hits: weight })
		.onConflict((again) =>
			again
				.columns(['bucket', 'window_start'])
				.doUpdateSet({ hits: sql<number>`rate_limit.hits + ${weight}` }),
		)
		.returning('hits')
		.executeTakeFirstOrThrow()
	return row.hits <= most ? 0 : secondsLeft(seconds, now)
}

/** Hits taken from the table at once by this process; what is left of them is spent without asking again. */
const lots = new Map<string, { window: number; left: number; closed: boolean }>()

/**
 * As `countHits`, for what is asked often: hits are taken from the table in lots of a thirtieth of the limit, so that most
 * requests write nothing. A process that stops, or whose window ends, wastes at most one lot of each bucket.
 */
export async function countInLots(pool: pg.Pool, limits: readonly Limit[], now: Date): Promise<number> {
	for (const limit of limits) {
		const lot = Math.max(1, Math.floor(limit.most / 30))
		const window = windowStart(limit.seconds, now).getTime()
		const mine = lots.get(limit.bucket)
		if (mine?.window === window && mine.left > 0) {
			mine.left--
			continue
		}
		if (mine?.window === window && mine.closed) return secondsLeft(limit.seconds, now)
		const wait = await countHits(pool, [{ ...limit, weight: lot }], now)
		const known = lots.get(limit.bucket)
		// Other requests may have taken a lot meanwhile: theirs is not forgotten.
		const others = known?.window === window ? known.left : 0
		if (lots.size > 10_000) lots.clear()
		lots.set(limit.bucket, { window, left: others + (wait > 0 ? 0 : lot - 1), closed: wait > 0 })
		if (wait > 0) return wait
	}
	return 0
}

const secondsLeft = (seconds: number, now: Date): number =>
	Math.max(1, Math.ceil((windowStart(seconds, now).getTime() + seconds * 1000 - now.getTime()) / 1000))

const windowStart = (seconds: number, now: Date): Date =>
	new Date(Math.floor(now.getTime() / (seconds * 1000)) * seconds * 1000)

/** Takes back what honest use has counted: after a successful log-in its tries weigh nothing. */
export async function forgive(db: Db, { bucket, seconds }: Limit, now: Date): Promise<void> {
	await db
		.updateTable('rate_limit')
		.set({ hits: sql<number>`greatest(hits - 1, 0)` })
		.where('bucket', '=', bucket)
		.where('window_start', '=', windowStart(seconds, now))
		.execute()
}

/** Forgets windows older than a day: regular work. */
export const sweepLimits = (pool: pg.Pool, now: Date): Promise<void> =>
	transaction(pool, null, 'read write', async (db) => {
		const yesterday = new Date(now.getTime() - 86_400_000)
		await db.deleteFrom('rate_limit').where('window_start', '<', yesterday).execute()
		return { commit: true, value: undefined }
	})
