import { createHmac } from 'node:crypto'
import type { Actor } from '../actor.ts'
import { now } from '../clock.ts'
import { type Db, transaction } from '../database/transaction.ts'
import { appPool } from '../perform.ts'
import { installKey } from '../sealed.ts'
import { problem } from './problems.ts'

export type Answer = { status: number; text: string }
/** Keeps an answer in the transaction of the work it is about: both are there after a crash, or neither (I38). */
export type KeepAnswer = (db: Db, answer: Answer) => Promise<void>

const nothingToKeep: KeepAnswer = async () => {}

/**
 * I38: with an `Idempotency-Key`, the same request has one effect and the same answer for a day; another body under the
 * same key is refused. The key is claimed before the work, and the work keeps its answer as it commits: a claim without an
 * answer has had no effect, whatever went wrong meanwhile, and may be tried again.
 */
export async function once(
	actor: Actor,
	request: Request,
	body: string,
	work: (keep: KeepAnswer) => Promise<Response>,
): Promise<Response> {
	const key = request.headers.get('idempotency-key')
	if (key === null || actor.studioId === null || actor.accountId === null) return work(nothingToKeep)
	if (key.length === 0 || key.length > 255) return problem('invalid', actor.locale, { status: 400 })
	// With a key: what was measured could be guessed from a plain hash of it (quality 3).
	const hash = createHmac('sha256', installKey())
		.update(`${request.method} ${new URL(request.url).pathname}\n${body}`)
		.digest()
	const claim = { studioId: actor.studioId, actorId: actor.id ?? actor.accountId, key, at: now() }
	const earlier = await settledClaim(claim, hash)
	if (earlier) return replay(earlier, hash, actor)
	let kept = false
	try {
		const response = await work(async (db, answer) => {
			if (!(await settle(db, claim, answer))) throw new ClaimedAgain()
			kept = true
		})
		// A refusal has rolled everything back: nothing but its answer is left to keep.
		if (!kept) await settleAlone(claim, { status: response.status, text: await response.clone().text() })
		return response
	} catch (error) {
		if (error instanceof ClaimedAgain) return stillRunning(actor)
		// Where even this fails, the claim is let go of by its age.
		await release(claim).catch(() => {})
		throw error
	}
}

/** This work took so long that another request has claimed its key: that one acts, this one is taken back. */
class ClaimedAgain extends Error {}

/** `at` tells this claim from a later one of the same key. */
type Claim = { studioId: string; actorId: string; key: string; at: Date }
type Earlier = { request_hash: Buffer; status: number | null; answer: unknown }

/** How long the second of two equal requests waits for the first one's answer, in milliseconds. */
const patience = 10_000

/** Null: the key is ours. Otherwise what the first request left, once it has left something. */
async function settledClaim(claim: Claim, hash: Buffer): Promise<Earlier | null> {
	for (let waited = 0; ; waited += 50) {
		const earlier = await claimKey(claim, hash)
		const busy = earlier !== null && earlier.status === null && hash.equals(earlier.request_hash)
		if (!busy || waited >= patience) return earlier
		await new Promise((resolve) => setTimeout(resolve, 50))
	}
}

/** A claim without an answer after this long was left by a crash: it may be claimed again. In milliseconds. */
const running = 60_000
/** How long an answer is kept, in milliseconds. */
const kept = 86_400_000

const claimKey = (claim: Claim, hash: Buffer): Promise<Earlier | null> =>
	transaction(appPool(), claim.studioId, 'read write', async (db) => {
		const claimed = await db
			.insertInto('idempotency_key')
			.values({
				...{ studio_id: claim.studioId, actor_id: claim.actorId, key: claim.key, request_hash: hash },
				created_at: claim.at,
			})
			.onConflict((known) =>
				known
					.columns(['studio_id', 'actor_id', 'key'])
					.doUpdateSet({ request_hash: hash, status: null, answer: null, created_at: claim.at })
					.where((is) =>
						is.or([
							is('idempotency_key.created_at', '<', before(claim.at, kept)),
							is.and([
								is('idempotency_key.status', 'is', null),
								is('idempotency_key.request_hash', '=', hash),
								is('idempotency_key.created_at', '<', before(claim.at, running)),
							]),
						]),
					),
			)
			.returning('key')
			.executeTakeFirst()
		if (claimed) return { commit: true, value: null }
		const value = await db
			.selectFrom('idempotency_key')
			.select(['request_hash', 'status', 'answer'])
			.where('actor_id', '=', claim.actorId)
			.where('key', '=', claim.key)
			.executeTakeFirst()
		// Let go of between the two statements, by a request that failed: still free, at the next look.
		return { commit: false, value: value ?? { request_hash: hash, status: null, answer: null } }
	})

function replay(earlier: Earlier, hash: Buffer, actor: Actor): Response {
	if (!hash.equals(earlier.request_hash)) return problem('same_key_other_body', actor.locale)
	if (earlier.status === null) return stillRunning(actor)
	const type = earlier.status >= 400 ? 'application/problem+json' : 'application/json'
	return new Response(String(earlier.answer), {
		status: earlier.status,
		headers: { 'content-type': type, 'idempotent-replayed': 'true' },
	})
}

const stillRunning = ({ locale }: Actor): Response =>
	problem('still_running', locale, { headers: { 'retry-after': '1' } })

/** @returns whether the claim was still ours */
async function settle(db: Db, claim: Claim, { status, text }: Answer): Promise<boolean> {
	const settled = await db
		.updateTable('idempotency_key')
		// As a text inside the JSON: an object would come back with its fields in another order.
		.set({ status, answer: JSON.stringify(text) })
		.where('actor_id', '=', claim.actorId)
		.where('key', '=', claim.key)
		.where('created_at', '=', claim.at)
		.returning('key')
		.executeTakeFirst()
	return settled !== undefined
}

const settleAlone = (claim: Claim, answer: Answer) =>
	transaction(appPool(), claim.studioId, 'read write', async (db) => ({
		commit: true,
		value: await settle(db, claim, answer),
	}))

/**
 * Lets go of a claim that failed. A commit whose answer was lost on its way may have happened: then the answer is kept, and
 * so is the claim. One that is still under way holds the row until it is known.
 */
const release = (claim: Claim) =>
	transaction(appPool(), claim.studioId, 'read write', async (db) => ({
		commit: true,
		value: await db
			.deleteFrom('idempotency_key')
			.where('actor_id', '=', claim.actorId)
			.where('key', '=', claim.key)
			.where('created_at', '=', claim.at)
			.where('status', 'is', null)
			.execute(),
	}))

const before = (at: Date, milliseconds: number): Date => new Date(at.getTime() - milliseconds)

/** Forgets the answers of more than a day ago, in the studio that is open. Regular work. */
export const sweepAnswers = (db: Db, at: Date) =>
	db.deleteFrom('idempotency_key').where('created_at', '<', before(at, kept)).execute()
