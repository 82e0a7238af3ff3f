import { sql } from 'kysely'
import type { ClientExport } from '#platform/client-export.ts'

/** 2.1: files of a conversation are listed with it: their rows know it by another name than the client's. */
export const conversationsExport: ClientExport = {
	tables: [],
	async rows({ db }, clientId) {
		const { rows } = await sql<{ row: Record<string, unknown> }>`
			select to_jsonb(f) - 'storage_key' as row from stored_file f
			where f.conversation_client_id = ${clientId}::uuid and f.ready_at is not null order by f.id`.execute(db)
		return rows.length > 0 ? { conversation_file: rows.map(({ row }) => row) } : ({} as Record<string, never>)
	},
}
