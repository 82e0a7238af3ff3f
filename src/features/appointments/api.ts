import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { documents } from './queries/documents.ts'
import { ownFeed } from './queries/own-feed.ts'
import { settings } from './queries/settings.ts'
import { appointmentType, types } from './queries/types.ts'
import { addClient } from './use-cases/add-client.ts'
import { approveRequest } from './use-cases/approve-request.ts'
import { archiveType } from './use-cases/archive-type.ts'
import { bookAppointment } from './use-cases/book-appointment.ts'
import { cancelAppointment } from './use-cases/cancel-appointment.ts'
import { cancelPlace } from './use-cases/cancel-place.ts'
import { changeAppointmentSettings } from './use-cases/change-appointment-settings.ts'
import { completeAppointment } from './use-cases/complete-appointment.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { createType } from './use-cases/create-type.ts'
import { declineRequest } from './use-cases/decline-request.ts'
import { editAppointment } from './use-cases/edit-appointment.ts'
import { editType } from './use-cases/edit-type.ts'
import { joinAppointment } from './use-cases/join-appointment.ts'
import { markNoShow } from './use-cases/mark-no-show.ts'
import { notePayment } from './use-cases/note-payment.ts'
import { notifyClients } from './use-cases/notify-clients.ts'
import { removeDocument } from './use-cases/remove-document.ts'
import { reserveDocument } from './use-cases/reserve-document.ts'
import { restoreType } from './use-cases/restore-type.ts'
import { revokeFeed } from './use-cases/revoke-feed.ts'
import { undoChange } from './use-cases/undo-change.ts'

const read = 'appointments:read'
const write = 'appointments:write'

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
	apiRoute('patch', '/appointments/{appointmentId}', editAppointment, {
		scope: write,
		summary: 'Change an appointment, with or without telling its clients',
	}),
	apiRoute('post', '/appointments/{appointmentId}/cancel', cancelAppointment, {
		scope: write,
		summary: 'Call an appointment off for everyone',
	}),
	apiRoute('post', '/appointments/{appointmentId}/complete', completeAppointment, {
		scope: write,
		summary: 'Note that an appointment took place',
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
	apiRoute('put', '/appointments/{appointmentId}/payment', notePayment, {
		scope: write,
		summary: 'Note how a client’s place is paid',
	}),
	apiRoute('post', '/appointment-changes/{eventId}/undo', undoChange, {
		scope: write,
		summary: 'Put an appointment back as it was before a change',
	}),
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
