import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { messageKind } from '#platform/telling/kinds.ts'

/** 10.10: to the coach who is paid, and to the owner who pays: sent, there, or it didn't go through. */
export const payoutNews = messageKind({
	kind: 'payout-news',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['coach', 'amount', 'what', 'reference'],
	title: (locale) => m.earnings_mail_title({}, { locale }),
	subject: (params, locale) => m.earnings_mail_subject(params, { locale }),
	body: (params, locale) => m.earnings_mail_body(params, { locale }),
	button: (locale) => m.earnings_mail_see({}, { locale }),
	example: (locale) => ({
		coach: 'Camille Roux',
		amount: formatMoney(84_000, 'EUR', locale),
		what: m.earnings_mail_sent({}, { locale }),
		reference: m.earnings_mail_reference({ reference: 'HONO-03' }, { locale }),
	}),
})
