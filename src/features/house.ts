import { clientInvitedMail } from '#features/accounts/emails/client-invited.ts'
import { staffInvitedMail } from '#features/accounts/emails/staff-invited.ts'
import { sweep } from '#features/accounts/regular.ts'
import type { Furnishing } from '#platform/house.ts'

/** Everything the features bring that runs without being asked: one line per feature. */
export const furnishing: Furnishing = {
	reactions: [],
	regular: [sweep],
	messageKinds: [clientInvitedMail, staffInvitedMail],
}
