import { asAttachment } from '#platform/http/attachment.ts'
import type { HookEvent } from '#platform/http/doors.ts'
import { receiptPdf } from '../queries/receipt.ts'

/** GET …/receipts/<id>/pdf: the bytes as they were issued, to whoever may read the receipt. */
export async function sendPdf({ ask, params }: HookEvent): Promise<Response> {
	const { name, base64 } = await ask(receiptPdf, { receiptId: params.receiptId ?? '' })
	return new Response(Buffer.from(base64, 'base64'), { headers: asAttachment(name, 'application/pdf') })
}
