import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const one = { appointmentId: z.string() }
/** Whether whoever saved wants the clients told (7.4, I26). */
const notify = z.boolean()
const instant = z.string()

export const typeCreated = eventType('appointments.type-created', z.object({ typeId: z.string() }))
export const typeEdited = eventType('appointments.type-edited', z.object({ typeId: z.string() }))
export const typeArchived = eventType('appointments.type-archived', z.object({ typeId: z.string() }))
export const typeRestored = eventType('appointments.type-restored', z.object({ typeId: z.string() }))
export const appointmentSettingsChanged = eventType('appointments.settings-changed', z.object({}))

/** Staff put an appointment into the agenda (7.1). */
export const appointmentCreated = eventType(
	'appointments.created',
	z.object({
		...{ ...one, startsAt: instant, notify },
		/** Where one message tells of several appointments: the event it follows from. */
		toldWith: z.string().optional(),
	}),
)
/** A list of another product was taken over (7.1); each appointment has an event of its own besides. */
export const appointmentsImported = eventType(
	'appointments.list-imported',
	z.object({ created: z.number(), unchanged: z.number(), leftOut: z.number(), failed: z.number() }),
)
/** A client or a guest took a free time (7.2); `request`: a coach has to answer first. */
export const appointmentBooked = eventType(
	'appointments.booked',
	z.object({ ...one, startsAt: instant, clientId: z.string(), request: z.boolean() }),
)
/** Something of an appointment was saved by staff (7.4). */
export const appointmentSaved = eventType('appointments.saved', z.object({ ...one, notify }))
/** 7.4: staff ask that whoever has not been told is told now. */
export const clientsNotified = eventType('appointments.clients-notified', z.object(one))
/** A client moved their own appointment, or asked for another time. */
export const appointmentMovedByClient = eventType(
	'appointments.moved-by-client',
	z.object({ ...one, startsAt: instant, was: instant, clientId: z.string() }),
)
/** The whole appointment is off (7.5). `placeIds`: whose places went with it. */
export const appointmentCancelled = eventType(
	'appointments.cancelled',
	z.object({ ...one, by: z.enum(['coach', 'client']), placeIds: z.array(z.string()) }),
)
/** One client's place is free again; others may still come (7.5). */
export const placeCancelled = eventType(
	'appointments.place-cancelled',
	z.object({ ...one, placeId: z.string(), clientId: z.string(), by: z.enum(['coach', 'client']) }),
)
/** A client has a seat, or waits for one; `movedUp`: waited, and got the seat that somebody gave back. */
export const placeTaken = eventType(
	'appointments.place-taken',
	z.object({
		...{ ...one, placeId: z.string(), clientId: z.string(), waiting: z.boolean(), notify },
		movedUp: z.boolean().default(false),
	}),
)
/** A request was answered (I2). */
export const requestApproved = eventType(
	'appointments.request-approved',
	z.object({ ...one, clientId: z.string() }),
)
export const requestDeclined = eventType(
	'appointments.request-declined',
	z.object({ ...one, clientId: z.string() }),
)
/** 7.6: it begins soon: these places are reminded, of the appointment as it stood at `revision`. */
export const reminderDue = eventType(
	'appointments.reminder-due',
	z.object({ ...one, revision: z.number(), lead: z.string(), placeIds: z.array(z.string()) }),
)
export const appointmentCompleted = eventType('appointments.completed', z.object(one))
/** 6.5: a coach wrote to a client about a session that took place. */
export const feedbackGiven = eventType(
	'appointments.feedback-given',
	z.object({ ...one, placeId: z.string(), clientId: z.string() }),
)
export const feedbackEdited = eventType(
	'appointments.feedback-edited',
	z.object({ ...one, placeId: z.string(), clientId: z.string() }),
)
export const clientMissed = eventType(
	'appointments.client-missed',
	z.object({ ...one, placeId: z.string(), clientId: z.string() }),
)
/** `undone` is the event that is undone. */
export const appointmentChangeUndone = eventType(
	'appointments.change-undone',
	z.object({ ...one, undone: z.string() }),
)
export const linkAdded = eventType(
	'appointments.link-added',
	z.object({ ...one, linkId: z.string(), notify }),
)
export const linkRemoved = eventType('appointments.link-removed', z.object({ ...one, linkId: z.string() }))
export const documentAdded = eventType(
	'appointments.document-added',
	z.object({ ...one, fileId: z.string(), notify }),
)
export const documentRemoved = eventType(
	'appointments.document-removed',
	z.object({ ...one, fileId: z.string() }),
)
/** 7.7: somebody made an address for their calendar program, or took it back. */
export const feedMade = eventType('appointments.feed-made', z.object({ feedId: z.string() }))
export const feedRevoked = eventType('appointments.feed-revoked', z.object({ feedId: z.string() }))
