import { cardKept, chargeFailed } from '#features/charges/events.ts'
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
import { collectionStopped } from './emails/collection-stopped.ts'
import { instalmentDueMail } from './emails/instalment-due.ts'
import { instalmentFailedMail } from './emails/instalment-failed.ts'
import { planMadeMail } from './emails/plan-made.ts'
import { instalmentDue, instalmentFailed, planMade } from './events.ts'
import { planOfThing, plansWaitingForCard } from './queries/subjects.ts'
import { aboutPlan, type PlanToTell } from './queries/telling.ts'
import { failureWords, scheduleWords } from './rules/words.ts'
import { collect } from './use-cases/collect.ts'
import { noteDecline } from './use-cases/note-decline.ts'

/** Money moved: where its plan stands is looked at again. */
async function wake({ db, also }: Reacting, event: Happened<{ obligationId: string }>): Promise<void> {
	const plan = await planOfThing(db, event.data.obligationId)
	if (plan) must(await also(collect, { planId: plan.id }))
}

/** 28: a new card is charged once, at once, for what the last one wasn't good for. */
async function chargeNewCard({ db, also }: Reacting, { clientId }: Happened<unknown>): Promise<void> {
	for (const planId of clientId ? await plansWaitingForCard(db, clientId) : []) {
		await db.updateTable('payment_plan').set({ waits_for: null, tries: 0 }).where('id', '=', planId).execute()
		must(await also(collect, { planId }))
	}
}

type Say = (about: PlanToTell, reader: { firstName: string; locale: 'en' | 'fr' }) => Record<string, string>

async function tellOf(
	{ db, send, now }: Reacting,
	event: Happened<{ planId: string }>,
	kind: MessageKind,
	{ to, say }: { to: 'client' | 'staff'; say: Say },
): Promise<void> {
	const about = await aboutPlan(db, event.data.planId)
	if (!about) return
	const people = to === 'staff' ? about.staffIds : about.clientId ? [about.clientId] : []
	await tell({ db, send, now, address: publicAddress().origin }, kind, {
		...{ studioId: event.studioId, eventId: event.id, to: people },
		link: to === 'staff' ? `/coach/payments/owed/${about.obligationId}` : '/client/sessions/payments',
		params: (reader) => ({
			...{ firstName: reader.firstName, client: about.client, title: about.title },
			...say(about, reader),
		}),
	})
}

const tellOfFailure = reaction('plans.tell-of-failure', instalmentFailed, async (reacting, event) => {
	const { number, amountMinor, waitsFor, againOn } = event.data
	const say: Say = ({ currency, count }, { locale }) => ({
		...{ amount: formatMoney(amountMinor, currency, locale), number: `${number}/${count}` },
		next: failureWords(waitsFor, againOn, locale),
	})
	await tellOf(reacting, event, instalmentFailedMail, { to: 'client', say })
	// 34: nobody asks the card any more: the coach hears of it too.
	if (againOn === null && waitsFor !== 'client')
		await tellOf(reacting, event, collectionStopped, { to: 'staff', say })
})

export const planReactions = [
	reaction('plans.collect-when-made', planMade, wake),
	reaction('plans.look-when-paid', paymentRecorded, wake),
	reaction('plans.look-when-reversed', paymentReversed, wake),
	reaction('plans.look-when-waived', obligationWaived, wake),
	reaction('plans.look-when-due-again', waiverTakenBack, wake),
	reaction('plans.note-decline', chargeFailed, async ({ db, also }, { data }) => {
		const { chargeId, decline } = data
		const plans = await db.selectFrom('payment_plan').select('id').where('charge_id', '=', chargeId).execute()
		for (const { id: planId } of plans) must(await also(noteDecline, { planId, chargeId, decline }))
	}),
	reaction('plans.charge-new-card', cardKept, chargeNewCard),
	reaction('plans.tell-when-made', planMade, async (reacting, event) => {
		if (!event.data.notify) return
		await tellOf(reacting, event, planMadeMail, {
			to: 'client',
			say: ({ instalments, currency, byCard }, { locale }) => ({
				schedule: scheduleWords(instalments, currency, locale),
				how: byCard ? m.plans_mail_by_card({}, { locale }) : m.plans_mail_by_hand({}, { locale }),
			}),
		})
	}),
	reaction('plans.tell-when-due', instalmentDue, (reacting, event) =>
		tellOf(reacting, event, instalmentDueMail, {
			to: 'client',
			say: ({ instalments, currency, count }, { locale }) => ({
				...{ number: `${event.data.number}/${count}` },
				amount: formatMoney(event.data.amountMinor, currency, locale),
				date: formatDay(instalments[event.data.number - 1]?.dueOn ?? '', locale, 'dated'),
			}),
		}),
	),
	tellOfFailure,
]
