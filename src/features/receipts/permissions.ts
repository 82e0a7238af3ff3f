import { coachOfObligation } from '#features/payments/permissions.ts'
import { anyOf, type Permission, permission } from '#platform/permission.ts'

/** Whose money it is about; nobody's any more where the client is deleted. */
export type OfReceipt = { client_id: string | null }

/** 1.3, 8.4: a client's receipts are theirs to read, also when they are archived. */
const ownReceipt: Permission<OfReceipt> = permission(
	'the client who paid',
	({ actor }, { client_id }) => actor.kind === 'client' && actor.id === client_id,
)

export const mayReadReceipt: Permission<OfReceipt> = anyOf(coachOfObligation, ownReceipt)

/** Somebody who holds a receipt: its link was signed for it, in this studio. */
export const holderOfTheReceipt: Permission<{ studioId: string }> = permission(
	'holder of the receipt',
	({ actor }, { studioId }) => actor.studioId === studioId,
)
