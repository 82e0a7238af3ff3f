import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'

/** 13.1: to the coaches of a client who put a program on their own calendar. A notice: it needs no mail. */
export const clientScheduledProgram = messageKind({
	kind: 'client-scheduled-program',
	to: 'staff',
	essential: false,
	channels: ['notice'],
	params: ['client', 'title', 'range'],
	title: (locale) => m.calendars_mail_client_scheduled_title({}, { locale }),
	subject: (params, locale) => m.calendars_mail_client_scheduled_subject(params, { locale }),
	body: (params, locale) => m.calendars_mail_client_scheduled_body(params, { locale }),
	button: (locale) => m.calendars_mail_see_calendar({}, { locale }),
})
