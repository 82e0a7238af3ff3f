import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'

/** I7: to the coach whose calendar elsewhere hasn't answered for a day. A notice: it needs no mail. */
export const calendarFailingNotice = messageKind({
	kind: 'calendar-failing',
	to: 'staff',
	essential: false,
	channels: ['notice'],
	params: ['label', 'since'],
	title: (locale) => m.availability_mail_failing_title({}, { locale }),
	subject: (params, locale) => m.availability_mail_failing_subject(params, { locale }),
	body: (params, locale) => m.availability_mail_failing_body(params, { locale }),
	button: (locale) => m.availability_mail_failing_button({}, { locale }),
})
