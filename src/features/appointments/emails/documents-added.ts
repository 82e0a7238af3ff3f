import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { isStillOn } from '../queries/reminders.ts'
import { example } from './example.ts'

/** 7.4: only documents or links were added. */
export const documentsAdded = messageKind({
	kind: 'appointment-documents',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'when', 'where', 'coach', 'manage', 'documents'],
	title: (locale) => m.appointments_mail_documents_title({}, { locale }),
	subject: (params, locale) => m.appointments_mail_documents_subject(params, { locale }),
	body: (params, locale) => m.appointments_mail_documents_body(params, { locale }),
	button: (locale) => m.appointments_mail_see_session({}, { locale }),
	stillHolds: isStillOn,
	example: (locale) => example(locale),
})
