import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'

/** 4.8: to a client, when the coach put a program on their calendar and chose to tell them. */
export const coachScheduledForYou = messageKind({
	kind: 'coach-scheduled-for-you',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'range', 'coach'],
	title: (locale) => m.calendars_mail_coach_scheduled_title({}, { locale }),
	subject: ({ title }, locale, form) => m.calendars_mail_coach_scheduled_subject({ title, form }, { locale }),
	body: (params, locale, form) => m.calendars_mail_coach_scheduled_body({ ...params, form }, { locale }),
	button: (locale) => m.calendars_mail_see_calendar({}, { locale }),
})
