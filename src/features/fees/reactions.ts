import { obligationOf } from '#features/payments/queries/subjects.ts'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { publicAddress } from '#platform/address.ts'
import { formatDay, formatMoney } from '#platform/i18n/format.ts'
import { must } from '#platform/perform.ts'
import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import { tell } from '#platform/telling/tell.ts'
import { dayOf } from '#platform/time/days.ts'
import { clientEndedFee } from './emails/client-ended-fee.ts'
import { feeChangedMail } from './emails/fee-changed.ts'
import { feeDueMail } from './emails/fee-due.ts'
import { feeMadeMail } from './emails/fee-made.ts'
import { feeChanged, feeEnded, feeKept, feeMade, feePaused, feeResumed, periodBegun } from './events.ts'
import type { Fee } from './queries/subjects.ts'
import { aboutFee } from './queries/telling.ts'
import { nextPeriods } from './rules/periods.ts'
import { dayWords, priceWords } from './rules/words.ts'
import { beginPeriod } from './use-cases/begin-period.ts'

type OfFee = Happened<{ feeId: string }>
const mine = '/client/sessions/payments'

/** One that begins today begins now, if it is nine already. */
const wake = async ({ also }: Reacting, { data: { feeId } }: OfFee): Promise<void> =>
	void must(await also(beginPeriod, { feeId }))

/** What is new of a fee, in a sentence for its client. */
async function tellOfChange(
	{ db, send, now }: Reacting,
	event: Happened<{ feeId: string; notify: boolean }>,
	what: (fee: Fee, locale: Locale) => string,
): Promise<void> {
	const fee = event.data.notify ? await aboutFee(db, event.data.feeId) : undefined
	if (!fee?.client_id) return
	await tell({ db, send, now, address: publicAddress().origin }, feeChangedMail, {
		...{ studioId: event.studioId, eventId: event.id, to: [fee.client_id], link: mine },
		params: ({ firstName, locale }) => ({ firstName, title: fee.name, what: what(fee, locale) }),
	})
}

/** 6.5: the coach hears what their client decided. */
async function tellCoach(
	{ db, send, now }: Reacting,
	event: OfFee,
	what: (locale: Locale) => string,
): Promise<void> {
	const fee = await aboutFee(db, event.data.feeId)
	if (!fee) return
	await tell({ db, send, now, address: publicAddress().origin }, clientEndedFee, {
		...{ studioId: event.studioId, eventId: event.id, to: fee.staffIds },
		link: `/coach/payments/fees/${fee.id}`,
		params: ({ locale }) => ({ client: fee.client, title: fee.name, what: what(locale) }),
	})
}

const dated = (day: string, locale: Locale) => ({ date: formatDay(day, locale, 'dated') })

const tellWhenMade = reaction('fees.tell-when-made', feeMade, async ({ db, send, now }, event) => {
	const fee = event.data.notify ? await aboutFee(db, event.data.feeId) : undefined
	if (!fee?.client_id) return
	// The first of them may have begun since.
	const course = { ...fee, nextNumber: 1 }
	await tell({ db, send, now, address: publicAddress().origin }, feeMadeMail, {
		...{ studioId: event.studioId, eventId: event.id, to: [fee.client_id], link: mine },
		params: ({ firstName, locale }) => ({
			...{ firstName, title: fee.name, price: priceWords(fee, locale) },
			days: nextPeriods(course, 3)
				.map(({ fromOn }) => dayWords(fee.amountMinor, fee.currency, fromOn, locale))
				.join('\n'),
			how: fee.byCard ? m.fees_mail_by_card({}, { locale }) : m.fees_mail_by_hand({}, { locale }),
		}),
	})
})

const tellWhenDue = reaction('fees.tell-when-due', periodBegun, async ({ db, send, now }, event) => {
	const of = event.data.byCard ? undefined : await obligationOf(db, event.data.obligationId)
	if (!of?.client_id || of.open === 0) return
	await tell({ db, send, now, address: publicAddress().origin }, feeDueMail, {
		...{ studioId: event.studioId, eventId: event.id, to: [of.client_id], link: mine },
		params: ({ firstName, locale }) => ({
			...{ firstName, title: of.title, amount: formatMoney(of.open, of.currency, locale) },
		}),
	})
})

export const feeReactions = [
	reaction('fees.begin-when-made', feeMade, wake),
	reaction('fees.begin-when-resumed', feeResumed, wake),
	tellWhenMade,
	tellWhenDue,
	reaction('fees.tell-when-changed', feeChanged, (reacting, event) =>
		tellOfChange(reacting, event, (fee, locale) => {
			const price = priceWords(fee, locale)
			const { fromOn } = event.data
			return fromOn
				? m.fees_effect_from({ ...dated(fromOn, locale), price }, { locale })
				: m.fees_effect_from_next({ price }, { locale })
		}),
	),
	reaction('fees.tell-when-paused', feePaused, (reacting, event) =>
		tellOfChange(reacting, event, (_, locale) => {
			const { resumesOn } = event.data
			return resumesOn
				? m.fees_what_paused_until(dated(resumesOn, locale), { locale })
				: m.fees_what_paused({}, { locale })
		}),
	),
	reaction('fees.tell-when-resumed', feeResumed, (reacting, event) =>
		tellOfChange(reacting, event, (_, locale) =>
			m.fees_what_resumed(dated(event.data.on, locale), { locale }),
		),
	),
	reaction('fees.tell-when-ended', feeEnded, async (reacting, event) => {
		const { endsOn, byClient } = event.data
		const say = (fee: Fee, locale: Locale) =>
			endsOn > dayOf(event.at, fee.zone)
				? m.fees_what_ends(dated(endsOn, locale), { locale })
				: m.fees_what_ended({}, { locale })
		await tellOfChange(reacting, event, say)
		if (byClient)
			await tellCoach(reacting, event, (locale) => m.fees_what_ends(dated(endsOn, locale), { locale }))
	}),
	reaction('fees.tell-when-kept', feeKept, async (reacting, event) => {
		await tellOfChange(reacting, event, (_, locale) => m.fees_what_kept({}, { locale }))
		if (event.data.byClient) await tellCoach(reacting, event, (locale) => m.fees_what_kept({}, { locale }))
	}),
]
