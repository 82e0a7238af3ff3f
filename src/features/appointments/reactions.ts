import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import { appointmentCancelledMail } from './emails/appointment-cancelled.ts'
import { appointmentReminder } from './emails/appointment-reminder.ts'
import { clientAsked } from './emails/client-asked.ts'
import { clientBooked } from './emails/client-booked.ts'
import { clientCancelled } from './emails/client-cancelled.ts'
import { clientMoved } from './emails/client-moved.ts'
import { feedbackGivenMail } from './emails/feedback-given.ts'
import { requestDeclinedMail } from './emails/request-declined.ts'
import { requestReceived } from './emails/request-received.ts'
import { seatFree } from './emails/seat-free.ts'
import {
	appointmentBooked,
	appointmentCancelled,
	appointmentChangeUndone,
	appointmentCreated,
	appointmentMovedByClient,
	appointmentSaved,
	clientsNotified,
	documentAdded,
	feedbackGiven,
	linkAdded,
	placeCancelled,
	placeTaken,
	reminderDue,
	requestApproved,
	requestDeclined,
} from './events.ts'
import { appointmentToTell, markTold, type ToTell } from './queries/telling.ts'
import { tellClients, tellCoaches } from './telling/tell-people.ts'
import { tellWhatFits } from './telling/what-fits.ts'

type Of<D> = Happened<D & { appointmentId: string }>

const all = () => true

/** 7.4: whoever saved asked for it to be told; everybody hears what is new to them. */
const ifAskedTo = async (reacting: Reacting, event: Of<{ notify: boolean }>): Promise<void> => {
	if (event.data.notify) await tellWhatFits(reacting, event, all)
}

/** 7.5: those who had a place in an appointment still to come hear that it is off, by themselves. */
async function tellOff(
	reacting: Reacting,
	event: Of<object>,
	placeIds: readonly string[],
): Promise<ToTell | undefined> {
	const found = await appointmentToTell(reacting.db, event.data.appointmentId)
	if (!found || found.starts_at <= event.at) return undefined
	const places = found.places.filter(({ id, status }) => placeIds.includes(id) && status === 'cancelled')
	await tellClients(reacting, event, appointmentCancelledMail, { found, places, method: 'CANCEL' })
	await markTold(
		reacting.db,
		places.map(({ id }) => id),
		{ as: 'cancelled', at: event.at },
	)
	return found
}

const tellOfBooking = reaction('appointments.tell-of-booking', appointmentBooked, async (reacting, event) => {
	const { appointmentId, clientId, request } = event.data
	const found = await appointmentToTell(reacting.db, appointmentId)
	if (!found) return
	await tellCoaches(reacting, event, request ? clientAsked : clientBooked, { found, clientId })
	if (!request) return tellWhatFits(reacting, event, (place) => place.clientId === clientId)
	const places = found.places.filter((place) => place.clientId === clientId && place.status === 'requested')
	await tellClients(reacting, event, requestReceived, { found, places })
})

const tellOfPlace = reaction('appointments.tell-of-place', placeTaken, async (reacting, event) => {
	const { placeId, clientId, waiting, notify, movedUp } = event.data
	const found = await appointmentToTell(reacting.db, event.data.appointmentId)
	if (!found) return
	// A client, or a guest, who joined by themselves: the coach hears of it.
	const { kind, id } = event.actor
	const byThemselves = kind === 'visitor' || (kind === 'client' && id === clientId)
	if (byThemselves && !waiting) await tellCoaches(reacting, event, clientBooked, { found, clientId })
	if (waiting || !notify) return
	if (!movedUp) return tellWhatFits(reacting, event, (place) => place.id === placeId)
	const places = found.places.filter(({ id, status }) => id === placeId && status === 'booked')
	await tellClients(reacting, event, seatFree, { found, places, method: 'REQUEST', marking: 'confirmation' })
})

/** A client who moved their appointment has it in writing; who asked for another time waits for the answer to that. */
const tellOfMoving = reaction(
	'appointments.tell-of-moving',
	appointmentMovedByClient,
	async (reacting, event) => {
		const { appointmentId, clientId, was } = event.data
		const found = await appointmentToTell(reacting.db, appointmentId)
		if (!found) return
		const request = found.status === 'requested'
		const moved = { found, clientId, was: new Date(was) }
		await tellCoaches(reacting, event, request ? clientAsked : clientMoved, moved)
		if (!request) return tellWhatFits(reacting, event, (place) => place.clientId === clientId)
		const places = found.places.filter((place) => place.clientId === clientId && place.status === 'requested')
		await tellClients(reacting, event, requestReceived, { found, places })
	},
)

const tellOfCancelledPlace = reaction(
	'appointments.tell-of-cancelled-place',
	placeCancelled,
	async (reacting, event) => {
		const { placeId, clientId, by } = event.data
		const found = await tellOff(reacting, event, [placeId])
		if (found && by === 'client') await tellCoaches(reacting, event, clientCancelled, { found, clientId })
	},
)

const tellOfDeclining = reaction(
	'appointments.tell-of-declining',
	requestDeclined,
	async (reacting, event) => {
		const found = await appointmentToTell(reacting.db, event.data.appointmentId)
		if (!found) return
		const places = found.places.filter(({ clientId }) => clientId === event.data.clientId)
		await tellClients(reacting, event, requestDeclinedMail, { found, places })
	},
)

/** 7.6, I28: looks again: only those who still come, and only at the time it was found due for. */
const tellOfReminder = reaction('appointments.tell-of-reminder', reminderDue, async (reacting, event) => {
	const { appointmentId, revision, placeIds } = event.data
	const found = await appointmentToTell(reacting.db, appointmentId)
	if (found?.status !== 'booked' || found.revision !== revision || found.starts_at <= reacting.now) return
	const places = found.places.filter(({ id, status }) => placeIds.includes(id) && status === 'booked')
	await tellClients(reacting, event, appointmentReminder, { found, places, notAfter: found.starts_at })
})

/** 6.5: only of what stands: a completion that was undone meanwhile has nothing to read. */
const tellOfFeedback = reaction('appointments.tell-of-feedback', feedbackGiven, async (reacting, event) => {
	const { appointmentId, placeId } = event.data
	const found = await appointmentToTell(reacting.db, appointmentId)
	if (!found) return
	const places = found.places.filter(({ id, status }) => id === placeId && status === 'completed')
	await tellClients(reacting, event, feedbackGivenMail, { found, places, link: '/client/sessions/history' })
})

export const appointmentReactions = [
	reaction('appointments.tell-when-created', appointmentCreated, ifAskedTo),
	reaction('appointments.tell-when-saved', appointmentSaved, ifAskedTo),
	reaction('appointments.tell-when-document-added', documentAdded, ifAskedTo),
	reaction('appointments.tell-when-link-added', linkAdded, ifAskedTo),
	reaction('appointments.tell-when-asked', clientsNotified, (reacting, event) =>
		tellWhatFits(reacting, event, all),
	),
	reaction('appointments.tell-when-approved', requestApproved, (reacting, event) =>
		tellWhatFits(reacting, event, all),
	),
	reaction('appointments.tell-when-cancelled', appointmentCancelled, async (reacting, event) => {
		await tellOff(reacting, event, event.data.placeIds)
	}),
	// What was told before is put right; what nobody was told of stays untold.
	reaction('appointments.tell-when-undone', appointmentChangeUndone, (reacting, event) =>
		tellWhatFits(reacting, event, ({ told }) => told !== null),
	),
	tellOfBooking,
	tellOfPlace,
	tellOfMoving,
	tellOfCancelledPlace,
	tellOfDeclining,
	tellOfReminder,
	tellOfFeedback,
]
