import { m } from '#messages'
import type { Locale } from '../actor.ts'
import { renderMail } from './layout.ts'

/** Mails that belong to an account, not to a studio (1.1). They are all essential. */
export const accountMailKinds = [
	'verify-email',
	'reset-password',
	'confirm-new-email',
	'email-changed',
	'password-changed',
	'already-registered',
] as const
export type AccountMailKind = (typeof accountMailKinds)[number]

const words: Record<
	AccountMailKind,
	(params: Record<string, string>, locale: Locale) => { subject: string; body: string; button: string }
> = {
	'verify-email': (_, locale) => ({
		subject: m.mail_verify_subject({}, { locale }),
		body: m.mail_verify_body({}, { locale }),
		button: m.mail_verify_button({}, { locale }),
	}),
	'reset-password': (_, locale) => ({
		subject: m.mail_reset_subject({}, { locale }),
		body: m.mail_reset_body({}, { locale }),
		button: m.mail_reset_button({}, { locale }),
	}),
	'confirm-new-email': ({ email = '' }, locale) => ({
		subject: m.mail_new_email_subject({}, { locale }),
		body: m.mail_new_email_body({ email }, { locale }),
		button: m.mail_new_email_button({}, { locale }),
	}),
	'email-changed': ({ email = '' }, locale) => ({
		subject: m.mail_email_changed_subject({}, { locale }),
		body: m.mail_email_changed_body({ email }, { locale }),
		button: m.mail_email_changed_button({}, { locale }),
	}),
	'password-changed': (_, locale) => ({
		subject: m.mail_password_changed_subject({}, { locale }),
		body: m.mail_password_changed_body({}, { locale }),
		button: m.mail_password_changed_button({}, { locale }),
	}),
	'already-registered': (_, locale) => ({
		subject: m.mail_registered_subject({}, { locale }),
		body: m.mail_registered_body({}, { locale }),
		button: m.mail_registered_button({}, { locale }),
	}),
}

/** The finished mail of one kind. `params.link` is where its button leads. */
export function accountMail(
	kind: string,
	params: Record<string, string>,
	locale: Locale,
): { subject: string; html: string; text: string } {
	const say = words[kind as AccountMailKind]
	if (!say) throw new Error(`no account mail is called ${kind}`)
	const said = say(params, locale)
	return {
		subject: said.subject,
		...renderMail({
			...said,
			link: params.link ?? '',
			studioName: m.app_name({}, { locale }),
			brand: null,
			locale,
			form: 'vous',
			essential: true,
		}),
	}
}
