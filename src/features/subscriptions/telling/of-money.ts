import { coachesOf } from '#features/calendars/queries/coaches.ts'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { publicAddress } from '#platform/address.ts'
import { formatDay } from '#platform/i18n/format.ts'
import type { Happened, Reacting } from '#platform/reactions.ts'
import { tell } from '#platform/telling/tell.ts'
import { clientJoinedProgram } from '../emails/client-joined-program.ts'
import { clientLeavesProgram } from '../emails/client-leaves-program.ts'
import { programOpen } from '../emails/program-open.ts'
import { programToPay } from '../emails/program-to-pay.ts'
import { priceOf, type Standing, subscriptionOf } from '../queries/subjects.ts'
import { agreedWords } from '../rules/price.ts'

type OfOne<D = object> = Happened<{ subscriptionId: string } & D>
const hands = ({ db, send, now }: Reacting) => ({ db, send, now, address: publicAddress().origin })
const page = (of: Standing) => `/client/subscriptions/${of.id}`

/** 6.3: what they pay to begin, and where. */
export async function tellToPay(reacting: Reacting, event: OfOne): Promise<void> {
	const of = await subscriptionOf(reacting, event.data.subscriptionId)
	const price = of && priceOf(of)
	if (!price || of.state !== 'awaiting') return
	await tell(hands(reacting), programToPay, {
		...{ studioId: event.studioId, eventId: event.id, to: [of.client_id], link: page(of) },
		params: ({ firstName, locale }) => ({
			...{ firstName, title: of.program_title, price: agreedWords(price, locale) },
		}),
	})
}

/** 6.3: the client is in, and their coaches hear of it. */
export async function tellWhenBegun(reacting: Reacting, event: OfOne): Promise<void> {
	const of = await subscriptionOf(reacting, event.data.subscriptionId)
	if (!of) return
	const { client_id, program_id, program_title: title, name: client } = of
	const about = { studioId: event.studioId, eventId: event.id }
	await tell(hands(reacting), programOpen, {
		...{ ...about, to: [client_id], link: page(of) },
		params: ({ firstName }) => ({ firstName, title }),
	})
	await tell(hands(reacting), clientJoinedProgram, {
		...{ ...about, to: await coachIds(reacting, of), link: `/coach/programs/${program_id}/subscribers` },
		params: () => ({ client, title }),
	})
}

const coachIds = async ({ db }: Reacting, of: Standing): Promise<string[]> =>
	(await coachesOf(db, of.client_id)).map((coach) => coach.id)

/** 6.5: coaches hear what their client decided. */
async function tellCoaches(
	reacting: Reacting,
	event: OfOne,
	what: (locale: Locale) => string,
): Promise<void> {
	const of = await subscriptionOf(reacting, event.data.subscriptionId)
	if (!of) return
	await tell(hands(reacting), clientLeavesProgram, {
		...{ studioId: event.studioId, eventId: event.id, to: await coachIds(reacting, of) },
		link: `/coach/programs/${of.program_id}/subscribers/${of.id}`,
		params: ({ locale }) => ({ client: of.name, title: of.program_title, what: what(locale) }),
	})
}

export async function tellWhenLeft(
	reacting: Reacting,
	event: OfOne<{ byClient?: boolean | undefined; lastDay?: string | undefined }>,
): Promise<void> {
	const { byClient, lastDay } = event.data
	const today = event.at.toISOString().slice(0, 10)
	if (byClient)
		await tellCoaches(reacting, event, (locale) =>
			lastDay && lastDay >= today
				? m.subscriptions_what_ends({ day: formatDay(lastDay, locale, 'long') }, { locale })
				: m.subscriptions_what_left({}, { locale }),
		)
}

export const tellWhenKept = (reacting: Reacting, event: OfOne): Promise<void> =>
	tellCoaches(reacting, event, (locale) => m.subscriptions_what_kept({}, { locale }))
