import { z } from 'zod'
import { eventType } from '#platform/events.ts'

/** A receipt or a credit note has its number. */
export const receiptIssued = eventType(
	'receipts.issued',
	z.object({ receiptId: z.string(), paymentId: z.string(), kind: z.enum(['receipt', 'credit_note']) }),
)
export const receiptSettingsChanged = eventType('receipts.settings-changed', z.object({}))
