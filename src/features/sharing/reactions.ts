import {
	clientCreated,
	clientReactivated,
	clientsMerged,
	groupEdited,
	joinedGroup,
	tagsChanged,
} from '#features/clients/events.ts'
import { programPublished, programRestored } from '#features/programs/events.ts'
import { m } from '#messages'
import { publicAddress } from '#platform/address.ts'
import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import { tell } from '#platform/telling/tell.ts'
import { programAvailable } from './emails/program-available.ts'
import { audienceJoined, clientAdded, sharingActivated, sharingChanged } from './events.ts'
import { type Due, dueToBeTold, markTold, programsDueTo, programsOfGroup } from './queries/due.ts'
import { lockedShare, type Share, shareOf } from './queries/share.ts'

type Cause = Pick<Happened<unknown>, 'studioId' | 'id' | 'actor'>

/**
 * Tells whoever is due (4.3). Looks at how things stand when it runs, not when the event was written: a share switched off in
 * between tells nobody, and several events in a row tell each grant once (I24).
 */
export async function tellWhoIsDue(
	reacting: Reacting,
	event: Cause & { data: { programId: string } },
): Promise<void> {
	const { programId } = event.data
	const share = await shareOf(reacting.db, programId)
	if (share) await tellThem(reacting, event, share, await dueToBeTold(reacting.db, programId))
}

async function tellThem({ db, send, now }: Reacting, cause: Cause, share: Share, due: Due[]): Promise<void> {
	const { studioId, id: eventId, actor } = cause
	const to = await markTold(db, { studioId, eventId, now }, due)
	// A key and Touchline itself are nobody's coach.
	const coach = actor.kind === 'staff' ? actor.name : share.sharedBy
	await tell({ db, send, now, address: publicAddress().origin }, programAvailable, {
		studioId,
		eventId,
		to,
		link: `/client/programs/${share.programId}`,
		params: ({ firstName, studioName, locale }) => ({
			firstName,
			program: share.title,
			coach: coach ?? studioName,
			weeks: m.sharing_weeks({ count: share.weeks }, { locale }),
		}),
	})
}

/** 4.3: a client who may have come into an audience is told of each program they are due, once per grant. */
async function tellWhoJoined(
	reacting: Reacting,
	event: Cause & { data: { clientId: string } },
): Promise<void> {
	const { clientId } = event.data
	await tellOf(reacting, event, await programsDueTo(reacting.db, clientId), clientId)
}

/**
 * Each program's mails hang on an event of their own: one event tells a person one thing (I27), and the log of a program
 * finds them by it. Locked, so that two ways of joining at once are one.
 */
async function tellOf(
	reacting: Reacting,
	cause: Cause,
	programIds: string[],
	clientId?: string,
): Promise<void> {
	for (const programId of programIds) {
		const share = await lockedShare(reacting.db, programId)
		const all = share ? await dueToBeTold(reacting.db, programId) : []
		const due = clientId === undefined ? all : all.filter((each) => each.clientId === clientId)
		if (!share || due.length === 0) continue
		const { eventId } = await reacting.emit(audienceJoined, {
			...(clientId === undefined ? {} : { clientId }),
			subject: { type: 'program', id: programId },
			after: { program: share.title },
			data: { programId, title: share.title },
		})
		await tellThem(reacting, { ...cause, id: eventId }, share, due)
	}
}

export const sharingReactions = [
	reaction('sharing.tell-when-activated', sharingActivated, tellWhoIsDue),
	reaction('sharing.tell-when-changed', sharingChanged, tellWhoIsDue),
	reaction('sharing.tell-when-added', clientAdded, tellWhoIsDue),
	// A share may have been switched on while the program was a draft or archived: it grants from now on.
	reaction('sharing.tell-when-published', programPublished, tellWhoIsDue),
	reaction('sharing.tell-when-restored', programRestored, tellWhoIsDue),
	// Everything that can bring somebody into the audience of a share that stands (4.2, 4.3).
	reaction('sharing.tell-the-new-client', clientCreated, tellWhoJoined),
	reaction('sharing.tell-when-in-a-group', joinedGroup, tellWhoJoined),
	reaction('sharing.tell-when-tagged', tagsChanged, tellWhoJoined),
	reaction('sharing.tell-when-back', clientReactivated, tellWhoJoined),
	reaction('sharing.tell-when-merged', clientsMerged, tellWhoJoined),
	reaction('sharing.tell-when-ruled-in', groupEdited, async (reacting, event) =>
		tellOf(reacting, event, await programsOfGroup(reacting.db, event.data.groupId)),
	),
]
