import { appointmentChangeUndone, appointmentCompleted, clientMissed } from '#features/appointments/events.ts'
import { creditMoved } from '#features/packages/events.ts'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { publicAddress } from '#platform/address.ts'
import { formatMoney } from '#platform/i18n/format.ts'
import { must } from '#platform/perform.ts'
import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import { tell } from '#platform/telling/tell.ts'
import { payoutNews } from './emails/payout-news.ts'
import { payoutFailed, payoutPaid, payoutSent } from './events.ts'
import { sessionOfCredit } from './queries/session-of-credit.ts'
import { payoutOf } from './queries/subjects.ts'
import { settleEarnings } from './use-cases/settle-earnings.ts'

const settle = async ({ also }: Reacting, appointmentId: string): Promise<void> =>
	void must(await also(settleEarnings, { appointmentId }))

const settleOne = (reacting: Reacting, { data }: Happened<{ appointmentId: string }>) =>
	settle(reacting, data.appointmentId)

/** A session of a package that is given back pays another one: it earns there. */
const settleReturned = reaction('earnings.settle-when-returned', creditMoved, async (reacting, event) => {
	const { creditId, step } = event.data
	if (step !== 'returned') return
	const appointmentId = await sessionOfCredit(reacting.db, creditId)
	if (appointmentId) await settle(reacting, appointmentId)
})

const news =
	(what: (locale: Locale) => string) =>
	async ({ db, send, now }: Reacting, event: Happened<{ payoutId: string }>): Promise<void> => {
		const of = await payoutOf(db, event.data.payoutId)
		if (!of) return
		await tell({ db, send, now, address: publicAddress().origin }, payoutNews, {
			...{ studioId: event.studioId, eventId: event.id, to: [...new Set([of.coach_id, ...of.owners])] },
			link: `/coach/payments/earnings/${of.coach_id}`,
			params: ({ locale }) => ({
				...{ coach: of.coach, amount: formatMoney(of.amount, of.currency, locale), what: what(locale) },
				reference: of.reference ? m.earnings_mail_reference({ reference: of.reference }, { locale }) : '',
			}),
		})
	}

export const earningReactions = [
	reaction('earnings.settle-when-completed', appointmentCompleted, settleOne),
	reaction('earnings.settle-when-missed', clientMissed, settleOne),
	reaction('earnings.settle-when-undone', appointmentChangeUndone, settleOne),
	settleReturned,
	reaction(
		'earnings.tell-when-sent',
		payoutSent,
		news((locale) => m.earnings_mail_sent({}, { locale })),
	),
	reaction(
		'earnings.tell-when-paid',
		payoutPaid,
		news((locale) => m.earnings_mail_paid({}, { locale })),
	),
	reaction(
		'earnings.tell-when-failed',
		payoutFailed,
		news((locale) => m.earnings_mail_failed({}, { locale })),
	),
]
