import {
	obligationWaived,
	paymentRecorded,
	paymentReversed,
	waiverTakenBack,
} from '#features/payments/events.ts'
import { m } from '#messages'
import { publicAddress } from '#platform/address.ts'
import { formatDay, formatMoney } from '#platform/i18n/format.ts'
import { must } from '#platform/perform.ts'
import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import type { MessageKind } from '#platform/telling/kinds.ts'
import { tell } from '#platform/telling/tell.ts'
import { instalmentDueMail } from './emails/instalment-due.ts'
import { planMadeMail } from './emails/plan-made.ts'
import { instalmentDue, planMade } from './events.ts'
import { planOfThing } from './queries/subjects.ts'
import { aboutPlan, type PlanToTell } from './queries/telling.ts'
import { scheduleWords } from './rules/words.ts'
import { collect } from './use-cases/collect.ts'

/** Money moved: where its plan stands is looked at again. */
async function wake({ db, also }: Reacting, event: Happened<{ obligationId: string }>): Promise<void> {
	const plan = await planOfThing(db, event.data.obligationId)
	if (plan) must(await also(collect, { planId: plan.id }))
}

type Say = (about: PlanToTell, reader: { firstName: string; locale: 'en' | 'fr' }) => Record<string, string>

async function tellClient(
	{ db, send, now }: Reacting,
	event: Happened<{ planId: string }>,
	kind: MessageKind,
	say: Say,
): Promise<void> {
	const about = await aboutPlan(db, event.data.planId)
	if (!about?.clientId) return
	await tell({ db, send, now, address: publicAddress().origin }, kind, {
		...{ studioId: event.studioId, eventId: event.id, to: [about.clientId] },
		link: '/client/sessions/payments',
		params: (reader) => ({ firstName: reader.firstName, title: about.title, ...say(about, reader) }),
	})
}

export const planReactions = [
	reaction('plans.collect-when-made', planMade, wake),
	reaction('plans.look-when-paid', paymentRecorded, wake),
	reaction('plans.look-when-reversed', paymentReversed, wake),
	reaction('plans.look-when-waived', obligationWaived, wake),
	reaction('plans.look-when-due-again', waiverTakenBack, wake),
	reaction('plans.tell-when-made', planMade, async (reacting, event) => {
		if (!event.data.notify) return
		await tellClient(reacting, event, planMadeMail, ({ instalments, currency, byCard }, { locale }) => ({
			schedule: scheduleWords(instalments, currency, locale),
			how: byCard ? m.plans_mail_by_card({}, { locale }) : m.plans_mail_by_hand({}, { locale }),
		}))
	}),
	reaction('plans.tell-when-due', instalmentDue, (reacting, event) =>
		tellClient(reacting, event, instalmentDueMail, ({ instalments, currency, count }, { locale }) => ({
			...{ number: `${event.data.number}/${count}` },
			amount: formatMoney(event.data.amountMinor, currency, locale),
			date: formatDay(instalments[event.data.number - 1]?.dueOn ?? '', locale, 'dated'),
		})),
	),
]
