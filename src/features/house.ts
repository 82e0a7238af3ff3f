import type { Furnishing } from '#platform/house.ts'
import { notificationReactions } from './notifications/reactions.ts'
import { programAvailable } from './sharing/emails/program-available.ts'
import { sharingReactions } from './sharing/reactions.ts'

/** Everything the features bring that runs without being asked: one line per feature. */
export const furnishing: Furnishing = {
	reactions: [...sharingReactions, ...notificationReactions],
	regular: [],
	messageKinds: [programAvailable],
}
