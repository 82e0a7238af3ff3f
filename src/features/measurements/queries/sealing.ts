import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { openBytes, sealBytes, studioKey, studioKeyToSeal } from '#platform/sealed.ts'
import type { MeasuredClient } from './subjects.ts'

/** What stands sealed in a measurement's row. */
export type Sealed = { value: number; note: string }

type Whose = Pick<MeasuredClient, 'studioId' | 'client_id'>

/** Bound to studio, client and row: put anywhere else, it can't be opened. */
const placeOf = (studioId: string, clientId: string, rowId: string): string =>
	`${studioId}/${clientId}/${rowId}`

/** Seals what belongs to one client, row by row. */
export async function sealerOf(db: Db, { studioId, client_id }: Whose) {
	const key = await studioKeyToSeal(db, studioId)
	const bytes = (rowId: string, open: Uint8Array): Buffer =>
		sealBytes(key, open, placeOf(studioId, client_id, rowId))
	return {
		bytes,
		value: (rowId: string, sealed: Sealed) => bytes(rowId, Buffer.from(JSON.stringify(sealed))),
	}
}

/** Opens what belongs to one client; also what was sealed for a record that was merged into theirs (1.5). */
export async function openerOf(db: Db, { studioId, client_id }: Whose) {
	const key = await studioKey(db, studioId)
	let merged: Promise<string[]> | null = null
	const bytes = async (rowId: string, sealed: Uint8Array): Promise<Buffer> => {
		if (!key) throw new Error('something is sealed, but the studio has no key')
		const own = openedAt(key, sealed, placeOf(studioId, client_id, rowId))
		if (own) return own
		merged ??= recordsIn(db, client_id)
		for (const record of await merged) {
			const moved = openedAt(key, sealed, placeOf(studioId, record, rowId))
			if (moved) return moved
		}
		throw new Error(`row ${rowId} was changed, moved, or sealed with another key`)
	}
	return {
		bytes,
		value: async (rowId: string, sealed: Uint8Array): Promise<Sealed> =>
			JSON.parse((await bytes(rowId, sealed)).toString()),
	}
}

function openedAt(key: Uint8Array, sealed: Uint8Array, place: string): Buffer | null {
	try {
		return openBytes(key, sealed, place)
	} catch {
		return null
	}
}

const recordsIn = async (db: Db, clientId: string): Promise<string[]> => {
	const { rows } = await sql<{ id: string }>`
		select client_id as id from client_merged where into_client_id = ${clientId}::uuid`.execute(db)
	return rows.map(({ id }) => id)
}
