import { invitationAccepted } from '#features/accounts/events.ts'
import { coachesOf } from '#features/calendars/queries/coaches.ts'
import { propagateProgramChanges } from '#features/calendars/use-cases/propagate-program-changes.ts'
import { obligationWaived, paymentRecorded } from '#features/payments/events.ts'
import {
	programEdited,
	programRestored,
	programTypeChanged,
	workoutChanged,
} from '#features/programs/events.ts'
import { publicAddress } from '#platform/address.ts'
import { must } from '#platform/perform.ts'
import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import { tell } from '#platform/telling/tell.ts'
import { clientJoinedProgram } from './emails/client-joined-program.ts'
import { subscriptionAwaits, subscriptionBegun, subscriptionEnded, subscriptionKept } from './events.ts'
import { awaitingFor } from './queries/awaiting.ts'
import { tellToPay, tellWhenBegun, tellWhenKept, tellWhenLeft } from './telling/of-money.ts'
import { askPayment } from './use-cases/ask-payment.ts'
import { beginPaid } from './use-cases/begin-paid.ts'
import { follow } from './use-cases/parts/follow.ts'

type Reaction<D> = (reacting: Reacting, event: Happened<D>) => Promise<void>

/** 3.4: what changes in a group's weeks reaches everybody who follows it, as it reaches running copies (4.9). */
async function reachFollowers(
	{ db, now, also }: Reacting,
	{ studioId, data: { programId } }: Happened<{ programId: string }>,
): Promise<void> {
	const group = await db
		.selectFrom('program')
		.select('id')
		.where('id', '=', programId)
		.where('type', '=', 'group')
		.executeTakeFirst()
	if (!group) return
	await follow({ db, now, studioId }, programId)
	must(await also(propagateProgramChanges, { programId }))
}

/** Coaches hear of who joined (6.3). */
async function tellOfJoining(
	{ db, send, now }: Reacting,
	event: Happened<{ invitationId: string }>,
): Promise<void> {
	const joined = await db
		.selectFrom('subscription')
		.innerJoin('program', 'program.id', 'subscription.program_id')
		.innerJoin('client', 'client.id', 'subscription.client_id')
		.select(['subscription.program_id', 'subscription.client_id', 'program.title'])
		.select(['client.first_name', 'client.last_name', 'subscription.price_minor'])
		.where('subscription.invitation_id', '=', event.data.invitationId)
		.executeTakeFirst()
	// 6.3: of a paid program they hear once it is paid.
	if (!joined || joined.price_minor !== null) return
	const { program_id, client_id, title, first_name, last_name } = joined
	await tell({ db, send, now, address: publicAddress().href }, clientJoinedProgram, {
		...{ studioId: event.studioId, eventId: event.id },
		to: (await coachesOf(db, client_id)).map((coach) => coach.id),
		link: `/coach/programs/${program_id}/subscribers`,
		params: () => ({ client: `${first_name} ${last_name}`.trim(), title }),
	})
}

/** 6.3: accepted by the link: asked to pay, as whoever accepts in the app is. */
const ask: Reaction<{ invitationId: string }> = async ({ db, also }, { data: { invitationId } }) => {
	const found = await db
		.selectFrom('subscription')
		.select('id')
		.where('invitation_id', '=', invitationId)
		.where('price_minor', 'is not', null)
		.executeTakeFirst()
	if (found) must(await also(askPayment, { subscriptionId: found.id }))
}

/** I18: what was settled may be what somebody waits for to be let in; whoever paid it, and how. */
const letInPaid: Reaction<{ obligationId: string }> = async ({ db, also }, { data: { obligationId } }) => {
	const subscriptionId = await awaitingFor(db, obligationId)
	if (subscriptionId) must(await also(beginPaid, { subscriptionId }))
}

export const subscriptionReactions = [
	reaction('subscriptions.tell-of-joining', invitationAccepted, tellOfJoining),
	reaction('subscriptions.ask-when-accepted', invitationAccepted, ask),
	reaction('subscriptions.let-in-when-paid', paymentRecorded, letInPaid),
	reaction('subscriptions.let-in-when-waived', obligationWaived, letInPaid),
	reaction('subscriptions.tell-to-pay', subscriptionAwaits, tellToPay),
	reaction('subscriptions.tell-when-begun', subscriptionBegun, tellWhenBegun),
	reaction('subscriptions.tell-when-left', subscriptionEnded, tellWhenLeft),
	reaction('subscriptions.tell-when-kept', subscriptionKept, tellWhenKept),
	reaction('subscriptions.follow-workouts', workoutChanged, reachFollowers),
	reaction('subscriptions.follow-details', programEdited, reachFollowers),
	reaction('subscriptions.follow-type', programTypeChanged, reachFollowers),
	reaction('subscriptions.follow-restored', programRestored, reachFollowers),
]
