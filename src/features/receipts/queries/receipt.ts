import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { FrozenReceipt, Kind } from '../fields.ts'
import { mayReadReceipt } from '../permissions.ts'
import type { Frozen } from '../rules/content.ts'
import { qrPath } from '../rules/qr.ts'
import { receiptOf } from './subjects.ts'

const View = z.object({
	id: z.string(),
	paymentId: z.string(),
	obligationId: z.string(),
	clientId: z.string().nullable(),
	receipt: FrozenReceipt,
	contentHash: z.string(),
	pdfHash: z.string(),
	/** What took something back, or followed. */
	later: z.array(
		z.object({
			id: z.string(),
			number: z.string(),
			kind: Kind,
			issuedOn: z.string(),
			totalMinor: z.number(),
		}),
	),
	/** 52: the day on which the session takes place now, where that is another one than the receipt says; null otherwise. */
	movedTo: z.string().nullable(),
	/** Nothing was taken back: it can be issued anew. */
	untouched: z.boolean(),
	/** The link to check it, as a code: a path in a field of so many units. */
	qr: z.object({ size: z.number(), path: z.string() }),
})
export type ReceiptView = z.output<typeof View>
type Later = ReceiptView['later'][number]

/** 11.4: one document as it was issued, and what became of it since. */
export const receipt = query('receipts.receipt', {
	input: z.object({ receiptId: Id }),
	output: View,
	subject: ({ db }, { receiptId }) => receiptOf(db, receiptId),
	may: mayReadReceipt,
	async run({ db }, was) {
		const { rows } = await sql<{ contentHash: string; pdfHash: string; later: Later[] }>`
			select encode(d.content_hash, 'hex') as "contentHash", encode(d.pdf_hash, 'hex') as "pdfHash",
				coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'number', k.content::jsonb ->> 'number', 'kind', k.kind,
					'issuedOn', k.issued_on, 'totalMinor', k.total_minor) order by k.year, k.number)
					from receipt k where k.studio_id = d.studio_id and k.corrects_id = d.id), '[]') as later
			from receipt d where d.id = ${was.id}::uuid`.execute(db)
		const frozen = JSON.parse(was.content) as Frozen
		const { contentHash = '', pdfHash = '', later = [] } = rows[0] ?? {}
		const on = frozen.lines[0]?.on
		return {
			...{ id: was.id, paymentId: was.payment_id, obligationId: was.obligation_id, clientId: was.client_id },
			...{ receipt: frozen, contentHash, pdfHash, later },
			movedTo: was.kind === 'receipt' && !was.corrected && on !== was.for_on ? was.for_on : null,
			untouched: was.kind === 'receipt' && !was.corrected,
			qr: qrPath(frozen.check),
		}
	},
})

/** The bytes that were handed out, whenever they are asked for. */
export const receiptPdf = query('receipts.receipt-pdf', {
	input: z.object({ receiptId: Id }),
	output: z.object({ name: z.string(), sha256: z.string(), base64: z.string() }),
	subject: ({ db }, { receiptId }) => receiptOf(db, receiptId),
	may: mayReadReceipt,
	async run({ db }, was) {
		const { rows } = await sql<{ pdf: Buffer; sha256: string }>`
			select pdf, encode(pdf_hash, 'hex') as sha256 from receipt where id = ${was.id}::uuid`.execute(db)
		const { paper, number } = JSON.parse(was.content) as Frozen
		const { pdf, sha256 } = rows[0] as (typeof rows)[number]
		return { name: `${paper.title} ${number}.pdf`, sha256, base64: pdf.toString('base64') }
	},
})
