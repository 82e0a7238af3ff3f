import { obligationWaived, paymentRecorded } from '#features/payments/events.ts'
import type { Locale } from '#platform/actor.ts'
import { publicAddress } from '#platform/address.ts'
import { sendErrand } from '#platform/errands.ts'
import { formatMoney } from '#platform/i18n/format.ts'
import { must } from '#platform/perform.ts'
import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import type { MessageKind } from '#platform/telling/kinds.ts'
import { tell } from '#platform/telling/tell.ts'
import { accountCannotCharge } from './emails/account-cannot-charge.ts'
import { actionNeededMail } from './emails/action-needed.ts'
import { collectionFailedMail } from './emails/collection-failed.ts'
import { collectionStopped } from './emails/collection-stopped.ts'
import { disputeOpenedMail } from './emails/dispute-opened.ts'
import { moneyComesBack } from './emails/money-comes-back.ts'
import { moneyGoesBack } from './emails/money-goes-back.ts'
import { refundFailedMail } from './emails/refund-failed.ts'
import {
	cannotCharge,
	cardKept,
	chargeFailed,
	clientActionNeeded,
	collectionFailed,
	disputeOpened,
	mayCharge,
	overpaid,
	refundFailed,
	stripeConnected,
} from './events.ts'
import { collectionOf, collectionsWaiting } from './queries/collections.ts'
import { connectionOf } from './queries/connection.ts'
import { aboutCharge, aboutThing, ownersOf } from './queries/telling.ts'
import { nextWords, partWords } from './rules/next-words.ts'
import { collect } from './use-cases/collect.ts'
import { noteDecline } from './use-cases/note-decline.ts'

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

/** Settled in another way: nothing more is taken for it. */
async function stopWhereSettled(
	{ db, also }: Reacting,
	{ data: { obligationId } }: Happened<{ obligationId: string }>,
): Promise<void> {
	if (await collectionOf(db, obligationId)) must(await also(collect, { obligationId }))
}

async function collectAnew({ also }: Reacting, obligationIds: readonly string[]): Promise<void> {
	for (const obligationId of obligationIds) must(await also(collect, { obligationId, anew: true }))
}

/** The account may charge: what waited for that is taken now. */
async function goOn(reacting: Reacting): Promise<void> {
	if ((await connectionOf(reacting.db))?.chargesEnabled)
		await collectAnew(reacting, await collectionsWaiting(reacting.db, { for: 'account' }))
}

const tellOfCollection = reaction(
	'charges.tell-collection-failed',
	collectionFailed,
	async ({ db, send, now }, event) => {
		const { obligationId, part, parts, amountMinor, waitsFor, againOn } = event.data
		const about = await aboutThing(db, obligationId)
		if (!about) return
		const telling = { db, send, now, address: publicAddress().origin }
		const params = ({ firstName, locale }: { firstName: string; locale: Locale }) => ({
			...{ firstName, client: about.client, title: about.title, part: partWords(part, parts, locale) },
			amount: formatMoney(amountMinor, about.currency, locale),
			next: nextWords(waitsFor, againOn, locale),
		})
		const one = { studioId: event.studioId, eventId: event.id, params }
		const [to, link] = [about.clientId ? [about.clientId] : [], '/client/sessions/payments']
		await tell(telling, collectionFailedMail, { ...one, to, link })
		// 34: nobody asks the card any more: the coach hears of it too.
		const stopped = againOn === null && waitsFor !== 'client'
		const toStaff = { ...one, to: about.staffIds, link: `/coach/payments/owed/${obligationId}` }
		if (stopped) await tell(telling, collectionStopped, toStaff)
	},
)

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
	reaction('charges.stop-when-paid', paymentRecorded, stopWhereSettled),
	reaction('charges.stop-when-waived', obligationWaived, stopWhereSettled),
	reaction('charges.note-decline', chargeFailed, async ({ db, also }, { data }) => {
		const { chargeId, decline } = data
		const waiting = db.selectFrom('collection').select('obligation_id').where('charge_id', '=', chargeId)
		for (const { obligation_id: obligationId } of await waiting.execute())
			must(await also(noteDecline, { obligationId, chargeId, decline }))
	}),
	// 28: a new card is charged once, at once, for what the last one wasn't good for.
	reaction('charges.charge-new-card', cardKept, async (reacting, { clientId }) => {
		if (clientId)
			await collectAnew(reacting, await collectionsWaiting(reacting.db, { for: 'card', clientId }))
	}),
	reaction('charges.go-on-when-connected', stripeConnected, goOn),
	reaction('charges.go-on-when-allowed', mayCharge, goOn),
	reaction('charges.tell-cannot-charge', cannotCharge, async ({ db, send, now }, event) => {
		await tell({ db, send, now, address: publicAddress().origin }, accountCannotCharge, {
			...{ studioId: event.studioId, eventId: event.id, to: await ownersOf(db) },
			link: '/coach/settings/payments',
			params: ({ firstName }) => ({ firstName }),
		})
	}),
	tellOfCollection,
]
