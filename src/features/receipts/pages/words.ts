import { m } from '#messages'
import type { Kind } from '../rules/content.ts'

export const kindWords: Record<Kind, () => string> = {
	receipt: m.receipts_receipt,
	credit_note: m.receipts_credit_note,
}
