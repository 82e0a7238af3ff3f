import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { receipt, receiptPdf } from './queries/receipt.ts'
import { myReceipts, receipts } from './queries/receipts.ts'
import { settings } from './queries/settings.ts'
import { changeReceiptSettings } from './use-cases/change-receipt-settings.ts'
import { correctReceipt } from './use-cases/correct-receipt.ts'
import { issueReceipt } from './use-cases/issue-receipt.ts'

const read = 'receipts:read'
const write = 'receipts:write'

export const receiptRoutes: ApiRoute[] = [
	apiRoute('get', '/receipts', receipts, {
		scope: read,
		summary: 'Receipts and credit notes, the last issued first',
	}),
	apiRoute('get', '/receipts/{receiptId}', receipt, {
		scope: read,
		summary: 'One receipt or credit note as it was issued, and what became of it since',
	}),
	apiRoute('get', '/receipts/{receiptId}/pdf', receiptPdf, {
		scope: read,
		summary: 'Its PDF, byte for byte as it was issued, in Base64 with its SHA-256',
	}),
	apiRoute('post', '/receipts/{receiptId}/correct', correctReceipt, {
		scope: write,
		summary:
			'Take a receipt back by a credit note and issue it anew as everything stands now; moves no money',
		status: 201,
	}),
	apiRoute('post', '/payments/{paymentId}/receipt', issueReceipt, {
		scope: write,
		summary: 'Issue what is lacking for a payment: those from before receipts, mostly',
		status: 201,
	}),
	apiRoute('get', '/me/receipts', myReceipts, {
		scope: read,
		summary: 'One’s own receipts and credit notes',
	}),
	apiRoute('get', '/receipt-settings', settings, {
		scope: read,
		summary: 'What stands on receipts, and what is missing for one that holds in France',
	}),
	apiRoute('patch', '/receipt-settings', changeReceiptSettings, {
		scope: write,
		summary: 'Change what stands on receipts from now on',
	}),
]
