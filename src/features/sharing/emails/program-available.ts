import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'

/** 4.3: the plan is there for the client to schedule. */
export const programAvailable = messageKind({
	kind: 'program-available',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'program', 'coach', 'weeks'],
	title: (locale) => m.sharing_mail_title({}, { locale }),
	subject: ({ program }, locale) => m.sharing_mail_subject({ program }, { locale }),
	body: (params, locale) => m.sharing_mail_body(params, { locale }),
	button: (locale) => m.sharing_mail_button({}, { locale }),
	example: (locale) => ({
		firstName: m.sharing_mail_example_name({}, { locale }),
		program: m.sharing_mail_example_program({}, { locale }),
		coach: 'Camille Roux',
		weeks: m.sharing_weeks({ count: 8 }, { locale }),
	}),
})
