import { programPublished, programRestored } from '#features/programs/events.ts'
import { m } from '#messages'
import { publicAddress } from '#platform/address.ts'
import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import { tell } from '#platform/telling/tell.ts'
import { programAvailable } from './emails/program-available.ts'
import { clientAdded, sharingActivated, sharingChanged } from './events.ts'
import { dueToBeTold, markTold } from './queries/due.ts'
import { shareOf } from './queries/share.ts'

/**
 * Tells whoever is due (4.3). Looks at how things stand when it runs, not when the event was written: a share switched off in
 * between tells nobody, and several events in a row tell each grant once (I24).
 */
export async function tellWhoIsDue(
	{ db, send, now }: Reacting,
	event: Pick<Happened<{ programId: string }>, 'studioId' | 'id' | 'actor' | 'data'>,
): Promise<void> {
	const { programId } = event.data
	const share = await shareOf(db, programId)
	if (!share) return
	const due = await dueToBeTold(db, programId)
	const to = await markTold(db, { studioId: event.studioId, eventId: event.id, now }, due)
	await tell({ db, send, now, address: publicAddress().origin }, programAvailable, {
		studioId: event.studioId,
		eventId: event.id,
		to,
		link: `/client/programs/${programId}`,
		params: ({ firstName, locale }) => ({
			firstName,
			program: share.title,
			coach: event.actor.name,
			weeks: m.sharing_weeks({ count: share.weeks }, { locale }),
		}),
	})
}

export const sharingReactions = [
	reaction('sharing.tell-when-activated', sharingActivated, tellWhoIsDue),
	reaction('sharing.tell-when-changed', sharingChanged, tellWhoIsDue),
	reaction('sharing.tell-when-added', clientAdded, tellWhoIsDue),
	// A share may have been switched on while the program was a draft or archived: it grants from now on.
	reaction('sharing.tell-when-published', programPublished, tellWhoIsDue),
	reaction('sharing.tell-when-restored', programRestored, tellWhoIsDue),
]
