import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/**
 * What somebody wrote on this device that the server may not have yet (5.5). Each entry is in the browser's database before it
 * is sent, so that a reload, a killed tab or a week without a network loses nothing; it has an id of its own, so that
 * sending it again does nothing. Entries belong to who wrote them (`owner`): another account on the same device never
 * reads or sends them.
 */
export type Entry = {
	/** The order of writing; given by the browser's database. */
	seq?: number
	owner: string
	/** What it is about, for the pages that show it: ids and names. */
	about: Record<string, string>
	/** The use-case, as everywhere. */
	does: string
	method: 'PUT' | 'POST' | 'DELETE'
	/** Below /api/v1. */
	path: string
	body: { entryId: string; doneAt: string } & Record<string, unknown>
	/** Refused ones stay until the person has seen why and let go of them. */
	state: 'waits' | 'sent' | 'refused'
	/** Why it was refused, in the reader's language. */
	message?: string
	/** When the server took it, by its clock. */
	at?: string
	/** When it said so, by this device's: a page that was asked for before may lack it. */
	heardAt?: number
	/** False: another device did something later, which stands; this is kept beside it. */
	stands?: boolean
}

interface Shelf extends DBSchema {
	entry: { key: number; value: Entry; indexes: { owner: string } }
	device: { key: string; value: { owner: string; id: string } }
}

let opened: Promise<IDBPDatabase<Shelf>> | null = null

function shelf(): Promise<IDBPDatabase<Shelf>> {
	opened ??= openDB<Shelf>('touchline', 1, {
		upgrade(db) {
			const entries = db.createObjectStore('entry', { keyPath: 'seq', autoIncrement: true })
			entries.createIndex('owner', 'owner')
			db.createObjectStore('device', { keyPath: 'owner' })
		},
		// Wiped or upgraded by another tab: the next use opens it again.
		terminated: () => (opened = null),
	})
	return opened
}

/** @returns what was written, with its place in the order, once it can't be lost any more */
export async function add(entry: Omit<Entry, 'seq' | 'state'>): Promise<Entry> {
	const db = await shelf()
	const written: Entry = { ...entry, state: 'waits' }
	// IndexedDB answers before the disk has it, unless it is asked not to.
	const transaction = db.transaction('entry', 'readwrite', { durability: 'strict' })
	const seq = await transaction.store.add(written)
	await transaction.done
	announce()
	return { ...written, seq }
}

/** All of one owner, in the order of writing. */
export const entriesOf = async (owner: string): Promise<Entry[]> =>
	(await shelf()).getAllFromIndex('entry', 'owner', owner)

/** One id for all that this owner writes on this device; it tells nobody anything but that. */
export async function deviceOf(owner: string): Promise<string> {
	const transaction = (await shelf()).transaction('device', 'readwrite')
	const known = await transaction.store.get(owner)
	const id = known?.id ?? crypto.randomUUID()
	if (!known) await transaction.store.add({ owner, id })
	await transaction.done
	return id
}

export async function settle(entry: Entry): Promise<void> {
	const transaction = (await shelf()).transaction('entry', 'readwrite')
	// Let go of meanwhile: it doesn't come back.
	if (entry.seq !== undefined && (await transaction.store.get(entry.seq))) await transaction.store.put(entry)
	await transaction.done
	announce()
}

export async function letGo(entries: readonly Entry[]): Promise<void> {
	const transaction = (await shelf()).transaction('entry', 'readwrite')
	for (const { seq } of entries) if (seq !== undefined) await transaction.store.delete(seq)
	await transaction.done
	announce()
}

/** Everything of this owner, when they log out. */
export async function wipe(owner: string): Promise<void> {
	await letGo(await entriesOf(owner))
	await (await shelf()).delete('device', owner)
}

const channel = 'touchline-outbox'

function announce(): void {
	const said = new BroadcastChannel(channel)
	said.postMessage('changed')
	said.close()
}

/** Tells what there is, now and after each change in any tab or in the service worker. @returns how to stop it */
export function watch(owner: string, tell: (entries: Entry[]) => void): () => void {
	const heard = new BroadcastChannel(channel)
	const look = async () => tell(await entriesOf(owner))
	heard.onmessage = look
	look()
	return () => heard.close()
}
