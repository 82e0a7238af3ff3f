import { packageRefunded, packageWithdrawn } from '#features/packages/events.ts'
import {
	obligationWaived,
	paymentRecorded,
	paymentReversed,
	refundRecorded,
	waiverTakenBack,
} from '#features/payments/events.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { m } from '#messages'
import { publicAddress } from '#platform/address.ts'
import type { Db } from '#platform/database/transaction.ts'
import { reaction } from '#platform/reactions.ts'
import { tell } from '#platform/telling/tell.ts'
import { clientWrote } from './emails/client-wrote.ts'
import { clientsWait } from './emails/clients-wait.ts'
import { coachWrote } from './emails/coach-wrote.ts'
import { messagesWaitMail } from './emails/messages-wait.ts'
import { messageSent, messagesWait } from './events.ts'
import { messageOfPackage } from './queries/offers.ts'
import { aboutMessage, unreadIn } from './queries/telling.ts'
import { saidInMail, whoInMail } from './rules/digest.ts'
import { touch } from './use-cases/parts/write.ts'

/** A push at once, to whom it waits for; who has the conversation open has read it by then. */
const push = reaction('conversations.push', messageSent, async ({ db, send, now }, event) => {
	const of = await aboutMessage(db, event.data)
	if (!of) return
	const { clientId, toClient } = event.data
	const with_ = { db, send, now, address: publicAddress().origin }
	const telling = { studioId: event.studioId, eventId: event.id, to: of.readers }
	if (toClient)
		await tell(with_, coachWrote, {
			...{ ...telling, link: '/client/messages' },
			params: ({ firstName }) => ({ firstName, coach: of.author }),
		})
	else
		await tell(with_, clientWrote, {
			...{ ...telling, link: `/coach/messages/${clientId}` },
			params: () => ({ client: of.author }),
		})
})

/** 13: one mail of all that waits. */
const mail = reaction('conversations.mail', messagesWait, async ({ db, send, now }, event) => {
	const { personId, toClient } = event.data
	const waiting = await unreadIn(db, event.data)
	if (waiting.length === 0) return
	const with_ = { db, send, now, address: publicAddress().origin }
	const telling = { studioId: event.studioId, eventId: event.id, to: [personId] }
	const count = (locale: 'en' | 'fr') => m.conversations_count_messages({ count: waiting.length }, { locale })
	const who = whoInMail(waiting)
	if (toClient)
		await tell(with_, messagesWaitMail, {
			...{ ...telling, link: '/client/messages' },
			params: ({ firstName, locale }) => ({
				...{ firstName, messages: count(locale), coach: who.authors },
				text: saidInMail(waiting, locale),
			}),
		})
	else
		await tell(with_, clientsWait, {
			...{ ...telling, link: who.only ? `/coach/messages/${who.only}` : '/coach/messages' },
			params: ({ locale }) => ({ messages: count(locale), clients: who.clients }),
		})
})

/** 10.6: the card of an offer shows how it stands: whoever has the conversation open sees it change. */
async function showAgain(db: Db, studioId: string, packageId: string): Promise<void> {
	const of = await messageOfPackage(db, packageId)
	if (of) await touch(db, studioId, of.clientId, of.messageId)
}

async function showPaid(db: Db, studioId: string, obligationId: string): Promise<void> {
	const of = await obligationOf(db, obligationId)
	if (of?.kind === 'package') await showAgain(db, studioId, of.payable_id)
}

const paid = [paymentRecorded, paymentReversed, refundRecorded, obligationWaived, waiverTakenBack].map((on) =>
	reaction(`conversations.show-${on.name}`, on, ({ db }, event) =>
		showPaid(db, event.studioId, event.data.obligationId),
	),
)
const ended = [
	reaction('conversations.show-withdrawn', packageWithdrawn, ({ db }, event) =>
		showAgain(db, event.studioId, event.data.packageId),
	),
	reaction('conversations.show-refunded', packageRefunded, ({ db }, event) =>
		showAgain(db, event.studioId, event.data.packageId),
	),
]

export const conversationReactions = [push, mail, ...paid, ...ended]
