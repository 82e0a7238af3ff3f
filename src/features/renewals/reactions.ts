import { collectionFailed } from '#features/charges/events.ts'
import { defaultCardOf } from '#features/charges/queries/cards.ts'
import { cardWords } from '#features/charges/rules/words.ts'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { publicAddress } from '#platform/address.ts'
import { formatDay, formatMoney } from '#platform/i18n/format.ts'
import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import { tell } from '#platform/telling/tell.ts'
import { clientDecided } from './emails/client-decided.ts'
import { onDeckBooked } from './emails/on-deck-booked.ts'
import { onDeckUnpaid } from './emails/on-deck-unpaid.ts'
import { rateProposedMail } from './emails/rate-proposed.ts'
import { sessionFollows } from './emails/session-follows.ts'
import { trainingChanged } from './emails/training-changed.ts'
import {
	ended,
	enrolled,
	paused,
	rateAnswered,
	rateProposed,
	resumed,
	sessionBooked,
	takenBack,
} from './events.ts'
import { aboutEnrolment, enrolmentOfObligation, type ToTell } from './queries/telling.ts'

type OfEnrolment = Happened<{ enrolmentId: string }>
const mine = '/client/renewals'
const reachOf = ({ db, send, now }: Reacting) => ({ db, send, now, address: publicAddress().origin })
const common = (event: OfEnrolment) => ({ studioId: event.studioId, eventId: event.id })
const theirs = ({ client_id }: ToTell) => `/coach/clients/${client_id}/payments`

/** 10.4: coach and client each hear, once, that it was booked at the current rate. */
const tellWhenBooked = reaction('renewals.tell-when-booked', sessionBooked, async (reacting, event) => {
	const of = await aboutEnrolment(reacting.db, event.data.enrolmentId)
	if (!of) return
	const { rateMinor, currency, byCard } = event.data
	const card = byCard ? await defaultCardOf(reacting.db, of.client_id) : null
	const amountIn = (locale: Locale) => formatMoney(rateMinor, currency, locale)
	const how = (locale: Locale) => {
		if (card) return m.renewals_mail_by_card({ card: cardWords(card) }, { locale })
		return rateMinor > 0 ? m.renewals_mail_due({}, { locale }) : m.renewals_mail_free({}, { locale })
	}
	await tell(reachOf(reacting), sessionFollows, {
		...{ ...common(event), to: [of.client_id], link: mine },
		params: ({ firstName, locale }) => ({
			...{ firstName, coach: of.coach, amount: amountIn(locale), how: how(locale) },
		}),
	})
	await tell(reachOf(reacting), onDeckBooked, {
		...{ ...common(event), to: of.staffIds, link: theirs(of) },
		params: ({ locale }) => {
			const say = byCard ? m.renewals_mail_coach_card : m.renewals_mail_coach_due
			return { client: of.client, amount: amountIn(locale), how: say({}, { locale }) }
		},
	})
})

/** 10.9: the charge failed: their client hears of it by what takes the money, the coach here, once. */
const tellWhenUnpaid = reaction('renewals.tell-when-unpaid', collectionFailed, async (reacting, event) => {
	const { obligationId, amountMinor, waitsFor, againOn, first } = event.data
	const found = first ? await enrolmentOfObligation(reacting.db, obligationId) : undefined
	const of = found && (await aboutEnrolment(reacting.db, found.enrolmentId))
	// Where nobody asks the card any more, the coach is told that.
	if (!of || (againOn === null && waitsFor !== 'client')) return
	await tell(reachOf(reacting), onDeckUnpaid, {
		...{ studioId: event.studioId, eventId: event.id, to: of.staffIds },
		link: `/coach/payments/owed/${obligationId}`,
		params: ({ locale }) => ({
			...{ client: of.client, amount: formatMoney(amountMinor, of.currency, locale) },
			next: againOn
				? m.renewals_mail_next_again({ date: formatDay(againOn, locale, 'dated') }, { locale })
				: m.renewals_mail_next_client({}, { locale }),
		}),
	})
})

type Words = (of: ToTell, locale: Locale) => string

async function tellCoach(reacting: Reacting, event: OfEnrolment, what: Words): Promise<void> {
	const of = await aboutEnrolment(reacting.db, event.data.enrolmentId)
	if (!of) return
	await tell(reachOf(reacting), clientDecided, {
		...{ ...common(event), to: of.staffIds, link: theirs(of) },
		params: ({ locale }) => ({ client: of.client, what: what(of, locale) }),
	})
}

async function tellClient(reacting: Reacting, event: OfEnrolment, what: Words): Promise<void> {
	const of = await aboutEnrolment(reacting.db, event.data.enrolmentId)
	if (!of) return
	await tell(reachOf(reacting), trainingChanged, {
		...{ ...common(event), to: [of.client_id], link: mine },
		params: ({ firstName, locale }) => ({ firstName, coach: of.coach, what: what(of, locale) }),
	})
}

/** Whoever didn't decide hears of it. */
const tellTheOther = (
	reacting: Reacting,
	event: Happened<{ enrolmentId: string; byClient: boolean }>,
	what: Words,
) => (event.data.byClient ? tellCoach : tellClient)(reacting, event, what)

const tellOfProposal = reaction('renewals.tell-of-proposal', rateProposed, async (reacting, event) => {
	const of = await aboutEnrolment(reacting.db, event.data.enrolmentId)
	// Answered, or replaced, by now.
	if (of?.proposedMinor !== event.data.rateMinor) return
	await tell(reachOf(reacting), rateProposedMail, {
		...{ ...common(event), to: [of.client_id], link: mine },
		params: ({ firstName, locale }) => ({
			...{ firstName, coach: of.coach, amount: formatMoney(event.data.rateMinor, of.currency, locale) },
		}),
	})
})

export const renewalReactions = [
	tellWhenBooked,
	tellWhenUnpaid,
	tellOfProposal,
	reaction('renewals.tell-when-enrolled', enrolled, (reacting, event) =>
		tellCoach(reacting, event, (_, locale) => m.renewals_what_enrolled({}, { locale })),
	),
	reaction('renewals.tell-when-ended', ended, (reacting, event) =>
		tellTheOther(reacting, event, (_, locale) => m.renewals_what_ended({}, { locale })),
	),
	reaction('renewals.tell-when-paused', paused, (reacting, event) =>
		tellTheOther(reacting, event, (_, locale) => m.renewals_what_paused({}, { locale })),
	),
	reaction('renewals.tell-when-resumed', resumed, (reacting, event) =>
		tellTheOther(reacting, event, (_, locale) => m.renewals_what_resumed({}, { locale })),
	),
	reaction('renewals.tell-when-rate-answered', rateAnswered, (reacting, event) =>
		tellTheOther(reacting, event, (of, locale) => {
			const say = { amount: formatMoney(event.data.rateMinor, of.currency, locale) }
			if (!event.data.byClient) return m.renewals_what_rate_withdrawn(say, { locale })
			return event.data.accepted
				? m.renewals_what_rate_accepted(say, { locale })
				: m.renewals_what_rate_declined(say, { locale })
		}),
	),
	reaction('renewals.tell-when-taken-back', takenBack, (reacting, event) =>
		tellClient(reacting, event, (_, locale) => m.renewals_what_taken_back({}, { locale })),
	),
]
