import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { activity } from './queries/activity.ts'
import { agenda } from './queries/agenda.ts'
import { appointment } from './queries/appointment.ts'
import { bookableTypes } from './queries/bookable-types.ts'
import { agendaChoices } from './queries/choices.ts'
import { documents } from './queries/documents.ts'
import { mailLog } from './queries/mail-log.ts'
import { ownTimesToMove } from './queries/moving.ts'
import { myFigures } from './queries/my-figures.ts'
import { myPastSessions } from './queries/my-past-sessions.ts'
import { mySessions } from './queries/my-sessions.ts'
import { ofClient } from './queries/of-client.ts'
import { openGroupSessions } from './queries/open-group-sessions.ts'
import { ownFeed } from './queries/own-feed.ts'
import { requests } from './queries/requests.ts'
import { settings } from './queries/settings.ts'
import { times } from './queries/times.ts'
import { toComplete } from './queries/to-complete.ts'
import { toConfirm } from './queries/to-confirm.ts'
import { appointmentType, types } from './queries/types.ts'
import { addClient } from './use-cases/add-client.ts'
import { addLink } from './use-cases/add-link.ts'
import { approveRequest } from './use-cases/approve-request.ts'
import { archiveType } from './use-cases/archive-type.ts'
import { bookAppointment } from './use-cases/book-appointment.ts'
import { cancelAppointment } from './use-cases/cancel-appointment.ts'
import { cancelPlace } from './use-cases/cancel-place.ts'
import { cancelSeries } from './use-cases/cancel-series.ts'
import { changeAppointmentSettings } from './use-cases/change-appointment-settings.ts'
import { completeAppointment } from './use-cases/complete-appointment.ts'
import { completeAppointments } from './use-cases/complete-appointments.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { createType } from './use-cases/create-type.ts'
import { declineRequest } from './use-cases/decline-request.ts'
import { editAppointment } from './use-cases/edit-appointment.ts'
import { editType } from './use-cases/edit-type.ts'
import { giveCreditBack } from './use-cases/give-credit-back.ts'
import { giveFeedback } from './use-cases/give-feedback.ts'
import { importAppointments } from './use-cases/import-appointments.ts'
import { joinAppointment } from './use-cases/join-appointment.ts'
import { markNoShow } from './use-cases/mark-no-show.ts'
import { moveOwnAppointment } from './use-cases/move-own-appointment.ts'
import { moveSeries } from './use-cases/move-series.ts'
import { notifyClients } from './use-cases/notify-clients.ts'
import { removeDocument } from './use-cases/remove-document.ts'
import { removeLink } from './use-cases/remove-link.ts'
import { reserveDocument } from './use-cases/reserve-document.ts'
import { restoreType } from './use-cases/restore-type.ts'
import { revokeFeed } from './use-cases/revoke-feed.ts'
import { undoChange } from './use-cases/undo-change.ts'

const read = 'appointments:read'
const write = 'appointments:write'

/** What clients ask and do for themselves; 8. */
const ofClients: ApiRoute[] = [
	apiRoute('get', '/me/sessions', mySessions, { scope: read, summary: 'One’s own sessions still to come' }),
	apiRoute('get', '/me/sessions/past', myPastSessions, {
		scope: read,
		summary: 'One’s own sessions that are over or cancelled',
	}),
	apiRoute('get', '/me/sessions/figures', myFigures, {
		scope: read,
		summary: 'One’s own figures: sessions, time, next one, amount spent',
	}),
	apiRoute('get', '/me/bookable-types', bookableTypes, {
		scope: read,
		summary: 'Kinds of appointment that clients book by themselves',
	}),
	apiRoute('get', '/me/group-sessions', openGroupSessions, {
		scope: read,
		summary: 'Group sessions that clients join by themselves',
	}),
	apiRoute('get', '/appointment-types/{typeId}/times', times, {
		scope: read,
		summary: 'Free times of a kind of appointment, 62 days at most',
	}),
	apiRoute('get', '/appointments/{appointmentId}/times-to-move', ownTimesToMove, {
		scope: read,
		summary: 'Where one’s own appointment can be moved to',
	}),
	apiRoute('post', '/appointments/{appointmentId}/move', moveOwnAppointment, {
		scope: write,
		summary: 'Move one’s own appointment to another free time',
	}),
]

/** 7.3, 7.7: what comes with an appointment, and what calendars read. */
const ofPapers: ApiRoute[] = [
	apiRoute('get', '/appointments/{appointmentId}/documents', documents, {
		scope: read,
		summary: 'Documents of an appointment; GET /files/{id} outside of the API sends one',
	}),
	apiRoute('post', '/appointments/{appointmentId}/documents', reserveDocument, {
		scope: write,
		summary:
			'Reserve a document; its bytes are then PUT to /files/{id}, with ?notify=true to tell those who come',
		status: 201,
	}),
	apiRoute('delete', '/appointment-documents/{fileId}', removeDocument, {
		scope: write,
		summary: 'Remove a document of an appointment',
	}),
	apiRoute('get', '/calendar-feed', ownFeed, {
		scope: read,
		summary: 'Whether one’s calendar can be subscribed to, and when that was last done',
	}),
	apiRoute('delete', '/calendar-feed', revokeFeed, {
		scope: write,
		summary: 'End the address under which one’s calendar is read',
	}),
]

export const appointmentRoutes: ApiRoute[] = [
	apiRoute('get', '/appointment-types', types, { scope: read, summary: 'Kinds of appointment' }),
	apiRoute('post', '/appointment-types', createType, {
		scope: write,
		summary: 'Make a kind of appointment',
		status: 201,
	}),
	apiRoute('get', '/appointment-types/{typeId}', appointmentType, {
		scope: read,
		summary: 'One kind of appointment with all its terms',
	}),
	apiRoute('put', '/appointment-types/{typeId}', editType, {
		scope: write,
		summary: 'Change a kind of appointment',
	}),
	apiRoute('post', '/appointment-types/{typeId}/archive', archiveType, {
		scope: write,
		summary: 'Let nobody book a kind of appointment any more',
	}),
	apiRoute('post', '/appointment-types/{typeId}/restore', restoreType, {
		scope: write,
		summary: 'Bring a kind of appointment back',
	}),
	apiRoute('get', '/appointment-settings', settings, {
		scope: read,
		summary: 'Window for cancelling, reminders, cards of the client area',
	}),
	apiRoute('patch', '/appointment-settings', changeAppointmentSettings, {
		scope: write,
		summary: 'Change the settings of appointments',
	}),
	apiRoute('get', '/appointments', agenda, {
		scope: read,
		summary: 'The agenda of up to 62 days; what one may not see is only a time that is taken',
	}),
	apiRoute('get', '/appointments/choices', agendaChoices, {
		scope: read,
		summary: 'Coaches, zone and currency that appointments can have',
	}),
	apiRoute('get', '/appointments/requests', requests, {
		scope: read,
		summary: 'Requests that nobody has answered yet',
	}),
	apiRoute('get', '/appointments/to-confirm', toConfirm, {
		scope: read,
		summary: 'Upcoming appointments of which somebody has not been told what is new',
	}),
	apiRoute('get', '/appointments/to-complete', toComplete, {
		scope: read,
		summary: 'Appointments that are over and of which nobody has said how they went',
	}),
	apiRoute('post', '/appointments/complete', completeAppointments, {
		scope: write,
		summary: 'Note that several appointments took place, all or none',
	}),
	apiRoute('get', '/clients/{clientId}/appointments', ofClient, {
		scope: read,
		summary: 'A client’s appointments, upcoming or past',
	}),
	apiRoute('post', '/appointments', createAppointment, {
		scope: write,
		summary: 'Plan an appointment, once or every so many weeks',
		status: 201,
	}),
	apiRoute('post', '/appointments/book', bookAppointment, {
		scope: write,
		summary: 'Take a free time, as the client one is',
		status: 201,
	}),
	apiRoute('post', '/appointments/notify', notifyClients, {
		scope: write,
		summary: 'Tell clients of appointments what they have not been told yet',
	}),
	apiRoute('get', '/appointments/{appointmentId}', appointment, {
		scope: read,
		summary: 'One appointment: who comes, and what each was told',
	}),
	apiRoute('get', '/appointments/{appointmentId}/messages', mailLog, {
		scope: read,
		summary: 'What was sent about an appointment, to whom, and what came of it',
	}),
	apiRoute('get', '/appointments/{appointmentId}/activity', activity, {
		scope: read,
		summary: 'Who did what with an appointment',
	}),
	apiRoute('post', '/appointments/import', importAppointments, {
		scope: write,
		summary: 'Take appointments over from a table (CSV); with preview, only say what would happen',
	}),
	apiRoute('patch', '/appointments/{appointmentId}', editAppointment, {
		scope: write,
		summary: 'Change an appointment, with or without telling its clients',
	}),
	apiRoute('post', '/appointments/{appointmentId}/cancel', cancelAppointment, {
		scope: write,
		summary: 'Call an appointment off for everyone',
	}),
	apiRoute('post', '/appointments/{appointmentId}/cancel-following', cancelSeries, {
		scope: write,
		summary: 'Call a recurring appointment off from this one on',
	}),
	apiRoute('post', '/appointments/{appointmentId}/move-following', moveSeries, {
		scope: write,
		summary: 'Move a recurring appointment from this one on, by the same difference',
	}),
	apiRoute('post', '/appointments/{appointmentId}/links', addLink, {
		scope: write,
		summary: 'Share a link with those who come',
		status: 201,
	}),
	apiRoute('delete', '/appointments/{appointmentId}/links/{linkId}', removeLink, {
		scope: write,
		summary: 'Take a shared link away',
	}),
	apiRoute('post', '/appointments/{appointmentId}/complete', completeAppointment, {
		scope: write,
		summary: 'Note that an appointment took place',
	}),
	apiRoute('put', '/appointments/{appointmentId}/feedback', giveFeedback, {
		scope: write,
		summary: 'Write to a client about an appointment that took place',
	}),
	apiRoute('post', '/appointments/{appointmentId}/no-show', markNoShow, {
		scope: write,
		summary: 'Note that a client did not come',
	}),
	apiRoute('post', '/appointments/{appointmentId}/approve', approveRequest, {
		scope: write,
		summary: 'Confirm a requested appointment',
	}),
	apiRoute('post', '/appointments/{appointmentId}/decline', declineRequest, {
		scope: write,
		summary: 'Decline a requested appointment',
	}),
	apiRoute('post', '/appointments/{appointmentId}/join', joinAppointment, {
		scope: write,
		summary: 'Take a seat in a group session, as the client one is',
	}),
	apiRoute('post', '/appointments/{appointmentId}/places', addClient, {
		scope: write,
		summary: 'Give a client a seat, or a place on the waiting list',
		status: 201,
	}),
	apiRoute('post', '/appointments/{appointmentId}/places/cancel', cancelPlace, {
		scope: write,
		summary: 'Give one client’s place back',
	}),
	apiRoute('post', '/appointments/{appointmentId}/places/give-credit-back', giveCreditBack, {
		scope: 'payments:write',
		summary: 'Give a client the session of their package back',
	}),
	apiRoute('post', '/appointment-changes/{eventId}/undo', undoChange, {
		scope: write,
		summary: 'Put an appointment back as it was before a change',
	}),
	...ofClients,
	...ofPapers,
]
