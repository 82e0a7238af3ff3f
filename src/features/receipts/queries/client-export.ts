import { sql } from 'kysely'
import type { ClientExport } from '#platform/client-export.ts'
import { mayReadReceipt } from '../permissions.ts'

/**
 * 2.1: a client's receipts in their file, as they were issued. They hang on payments and have no client of their own, so the file
 * doesn't find them by itself; the PDFs are taken one by one.
 */
export const receiptsExport: ClientExport = {
	tables: ['receipt'],
	async rows(reading, clientId): ReturnType<ClientExport['rows']> {
		const { actor, db } = reading
		if (actor.kind === 'key' && !actor.scopes.includes('receipts:read')) return {}
		if (!(await mayReadReceipt.allows(reading, { client_id: clientId }))) return {}
		const { rows } = await sql<{ row: Record<string, unknown> }>`
			select d.content::jsonb - 'paper' || jsonb_build_object('id', d.id, 'contentHash', encode(d.content_hash, 'hex'),
				'pdfHash', encode(d.pdf_hash, 'hex')) as row
			from obligation o
			join payment p on p.studio_id = o.studio_id and p.obligation_id = o.id
			join receipt d on d.studio_id = p.studio_id and d.payment_id = p.id
			where o.client_id = ${clientId}::uuid order by d.year, d.number`.execute(db)
		const receipt = rows.map(({ row }) => row)
		return receipt.length > 0 ? { receipt } : {}
	},
}
