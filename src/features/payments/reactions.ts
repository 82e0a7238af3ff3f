import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { publicAddress } from '#platform/address.ts'
import { formatDay, formatMoney } from '#platform/i18n/format.ts'
import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import type { MessageKind } from '#platform/telling/kinds.ts'
import { tell } from '#platform/telling/tell.ts'
import { dayOf } from '#platform/time/days.ts'
import { bookingsWaitMail } from './emails/bookings-wait.ts'
import { clientAnnounced } from './emails/client-announced.ts'
import { paymentConfirmed } from './emails/payment-confirmed.ts'
import { paymentRefunded } from './emails/payment-refunded.ts'
import { bookingsWaiting, paymentAnnounced, paymentRecorded, refundRecorded } from './events.ts'
import { announcedBy, coachesOf, paymentsToTell } from './queries/telling.ts'
import { referenceOf } from './rules/reference.ts'
import { methodWords } from './rules/words.ts'

/**
 * A payment that was reversed before its mail went is told to nobody. 11.5: one message, and its link leads to the receipt, which is
 * issued by another feature meanwhile.
 */
async function tellOfPayment(
	{ db, send, now }: Reacting,
	event: Happened<{ paymentId: string; notify: boolean; together?: string[] | undefined }>,
	kind: MessageKind,
): Promise<void> {
	const { paymentId, notify, together = [] } = event.data
	if (!notify) return
	const paid = await paymentsToTell(db, [paymentId, ...together])
	if (!paid) return
	const day = (at: Date, locale: Locale) => formatDay(dayOf(at, paid.zone), locale, 'dated')
	await tell({ db, send, now, address: publicAddress().origin }, kind, {
		studioId: event.studioId,
		eventId: event.id,
		to: [paid.clientId],
		link: together.length > 0 ? '/client/receipts' : `/client/receipts?payment=${paymentId}`,
		params: ({ firstName, locale }) => ({
			firstName,
			amount: formatMoney(paid.amount, paid.currency, locale),
			title: paid.title,
			date: [...new Set([day(paid.from, locale), day(paid.to, locale)])].join(' – '),
			method: methodWords(paid.method, locale),
			day: formatDay(paid.paidOn, locale, 'dated'),
			open:
				paid.open === 0
					? ''
					: m.payments_mail_open({ open: formatMoney(paid.open, paid.currency, locale) }, { locale }),
		}),
	})
}

const tellOfAnnouncement = reaction(
	'payments.tell-when-announced',
	paymentAnnounced,
	async ({ db, send, now }, event) => {
		const { obligationIds, clientId } = event.data
		const found = await announcedBy(db, clientId, obligationIds)
		if (!found) return
		await tell({ db, send, now, address: publicAddress().origin }, clientAnnounced, {
			studioId: event.studioId,
			eventId: event.id,
			to: found.staffIds,
			link: `/coach/clients/${clientId}/payments`,
			params: ({ locale }) => ({
				client: `${found.firstName} ${found.lastName}`.trim(),
				amount: found.amounts.map(({ minor, currency }) => formatMoney(minor, currency, locale)).join(' + '),
				reference: referenceOf(found.pattern, { id: clientId, ...found }),
			}),
		})
	},
)

const tellOfOverdue = reaction(
	'payments.tell-bookings-wait',
	bookingsWaiting,
	async ({ db, send, now }, event) => {
		const { clientId, open } = event.data
		const about = await coachesOf(db, clientId)
		if (!about) return
		await tell({ db, send, now, address: publicAddress().origin }, bookingsWaitMail, {
			...{ studioId: event.studioId, eventId: event.id, to: about.staffIds },
			link: `/coach/clients/${clientId}/payments`,
			params: ({ locale }) => ({
				client: about.client,
				amount: open.map(({ minor, currency }) => formatMoney(minor, currency, locale)).join(' + '),
			}),
		})
	},
)

export const paymentReactions = [
	reaction('payments.tell-when-paid', paymentRecorded, (reacting, event) =>
		tellOfPayment(reacting, event, paymentConfirmed),
	),
	reaction('payments.tell-when-refunded', refundRecorded, (reacting, event) =>
		tellOfPayment(reacting, event, paymentRefunded),
	),
	tellOfAnnouncement,
	tellOfOverdue,
]
