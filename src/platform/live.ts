import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from './database/transaction.ts'

const channel = 'touchline_live'
/** How long to wait before listening again after the connection was lost, in milliseconds. */
const patience = { first: 250, most: 10_000 }

/**
 * Says to every process that something has changed: which topic, and ids, never what. Heard once the caller's transaction is
 * committed, and never when it isn't. Whoever hears it reads for themselves, with their own rights.
 */
export const announce = async (db: Db, topic: string, ids: string): Promise<void> =>
	void (await sql`select pg_notify(${channel}, ${`${topic} ${ids}`})`.execute(db))

/** `ids` of what was announced; null when announcements may have been missed: read everything again. */
type Heard = (ids: string | null) => void

const followers = new Map<string, Set<Heard>>()
let address: string | null = null
let listening: pg.Client | null = null
let waiting: NodeJS.Timeout | null = null

/** Told once per process, as the house opens. The connection itself is made for the first who follows something. */
export const liveFrom = (appUrl: string): void => {
	address = appUrl
}

/** One connection listens for everybody in this process. @returns what ends it */
export function follow(topic: string, heard: Heard): () => void {
	const all = followers.get(topic) ?? new Set()
	followers.set(topic, all.add(heard))
	if (!listening && !waiting) void listen(patience.first)
	return () => {
		all.delete(heard)
		if (all.size === 0 && followers.get(topic) === all) followers.delete(topic)
	}
}

export async function closeLive(): Promise<void> {
	if (waiting) clearTimeout(waiting)
	waiting = null
	address = null
	followers.clear()
	const client = listening
	listening = null
	await client?.end().catch(() => undefined)
}

async function listen(wait: number): Promise<void> {
	if (address === null) return
	const client = new pg.Client({
		...{ connectionString: address, application_name: 'touchline-live' },
		...{ connectionTimeoutMillis: 10_000, keepAlive: true },
	})
	listening = client
	let lost = false
	const again = (why?: Error) => {
		if (lost || listening !== client) return
		lost = true
		listening = null
		if (why) console.warn(`live: ${why.message}`)
		client.end().catch(() => undefined)
		waiting = setTimeout(() => {
			waiting = null
			void listen(Math.min(wait * 2, patience.most))
		}, wait)
		waiting.unref()
	}
	client.on('error', again)
	client.on('end', () => again())
	client.on('notification', ({ payload = '' }) => {
		const end = payload.indexOf(' ')
		for (const heard of followers.get(payload.slice(0, end)) ?? []) heard(payload.slice(end + 1))
	})
	try {
		await client.connect()
		await client.query(`listen ${channel}`)
		wait = patience.first
		// Whatever was said while nobody listened was missed.
		for (const all of followers.values()) for (const heard of all) heard(null)
	} catch (error) {
		again(error as Error)
	}
}
