import { obligationWaived, paymentRecorded } from '#features/payments/events.ts'
import { publicAddress } from '#platform/address.ts'
import { sendErrand } from '#platform/errands.ts'
import { formatMoney } from '#platform/i18n/format.ts'
import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import type { MessageKind } from '#platform/telling/kinds.ts'
import { tell } from '#platform/telling/tell.ts'
import { actionNeededMail } from './emails/action-needed.ts'
import { disputeOpenedMail } from './emails/dispute-opened.ts'
import { moneyComesBack } from './emails/money-comes-back.ts'
import { moneyGoesBack } from './emails/money-goes-back.ts'
import { refundFailedMail } from './emails/refund-failed.ts'
import { clientActionNeeded, disputeOpened, overpaid, refundFailed } from './events.ts'
import { aboutCharge } from './queries/telling.ts'

/** 57: settled in another way meanwhile: attempts that are still open are looked at, and called off with the provider. */
async function lookAtOthers({ db }: Reacting, event: Happened<{ obligationId: string }>): Promise<void> {
	const rows = await db
		.selectFrom('charge')
		.innerJoin('charge_part', 'charge_part.charge_id', 'charge.id')
		.select('charge.id')
		.where('charge_part.obligation_id', '=', event.data.obligationId)
		.where('charge.unfinished', '=', true)
		.execute()
	await sendErrand(
		db,
		event.studioId,
		'charges.look',
		rows.map(({ id }) => id),
	)
}

type About = { chargeId: string; amountMinor: number; currency: string }

async function tellOf(
	{ db, send, now }: Reacting,
	event: Happened<About>,
	kind: MessageKind,
	{ to, link }: { to: 'client' | 'staff'; link: (clientId: string | null) => string },
): Promise<void> {
	const about = await aboutCharge(db, event.data.chargeId)
	if (!about) return
	const { clientId, staffIds, client, title } = about
	const people = to === 'staff' ? staffIds : clientId ? [clientId] : []
	await tell({ db, send, now, address: publicAddress().origin }, kind, {
		...{ studioId: event.studioId, eventId: event.id, to: people, link: link(clientId) },
		params: ({ firstName, locale }) => ({
			...{ firstName, client, title },
			amount: formatMoney(event.data.amountMinor, event.data.currency, locale),
		}),
	})
}

const cards = (): string => '/coach/payments/cards'

export const chargeReactions = [
	reaction('charges.call-off-when-paid', paymentRecorded, lookAtOthers),
	reaction('charges.call-off-when-waived', obligationWaived, lookAtOthers),
	reaction('charges.tell-action-needed', clientActionNeeded, (reacting, event) =>
		tellOf(reacting, event, actionNeededMail, { to: 'client', link: () => `/pay/${event.data.chargeId}` }),
	),
	reaction('charges.tell-money-comes-back', overpaid, (reacting, event) =>
		tellOf(reacting, event, moneyComesBack, { to: 'client', link: () => '/client/sessions/payments' }),
	),
	reaction('charges.tell-money-goes-back', overpaid, (reacting, event) =>
		tellOf(reacting, event, moneyGoesBack, { to: 'staff', link: cards }),
	),
	reaction('charges.tell-refund-failed', refundFailed, (reacting, event) =>
		tellOf(reacting, event, refundFailedMail, { to: 'staff', link: cards }),
	),
	reaction('charges.tell-dispute-opened', disputeOpened, (reacting, event) =>
		tellOf(reacting, event, disputeOpenedMail, { to: 'staff', link: cards }),
	),
]
