import { bookableRows } from '#features/appointments/queries/bookable.ts'
import { isOpenToAll } from '#features/appointments/queries/open-type.ts'
import { workout } from '#features/calendars/queries/workout.ts'
import { myPackage } from '#features/packages/queries/my-packages.ts'
import { packageInFull } from '#features/packages/queries/package.ts'
import { program } from '#features/programs/queries/program.ts'
import { myProgram } from '#features/sharing/queries/my-programs.ts'
import { session } from '#features/training/queries/session.ts'
import { publicAddress } from '#platform/address.ts'
import { NotFound } from '#platform/perform.ts'
import type { Reading } from '#platform/use-case.ts'
import type { LinkCard, MessageView } from '../fields.ts'
import { addressesIn } from '../rules/links.ts'
import { type OwnPlace, ownPlace } from '../rules/own-address.ts'

/** How many addresses of one page of messages are looked at: what is pasted beyond that stays a link. */
const mostCards = 12

/**
 * 9.1: pages of ours become cards, as far as the reader may open them: each is asked for as the reader, so that what they may not
 * see and what doesn't exist both stay plain links (1.4).
 */
export async function withCards(
	reading: Reading,
	messages: Omit<MessageView, 'cards'>[],
): Promise<MessageView[]> {
	const { origin } = publicAddress()
	const known = new Map<string, LinkCard | null>()
	for (const { body } of messages.toReversed())
		for (const address of addressesIn(body)) {
			const place = ownPlace(address, origin)
			if (place && !known.has(address) && known.size < mostCards)
				known.set(address, await cardOf(reading, address, place))
		}
	return messages.map((message) => ({
		...message,
		cards: addressesIn(message.body).flatMap((address) => known.get(address) ?? []),
	}))
}

async function cardOf(reading: Reading, address: string, place: OwnPlace): Promise<LinkCard | null> {
	try {
		const found = await asReader(reading, place)
		return found ? { address, kind: place.kind, ...found } : null
	} catch (thrown) {
		if (thrown instanceof NotFound) return null
		throw thrown
	}
}

type Found = { title: string; href: string } | null

const asReader = (reading: Reading, place: OwnPlace): Promise<Found> =>
	place.kind === 'booking'
		? bookingPage(reading, place)
		: reading.actor.kind === 'client'
			? asClient(reading, place)
			: asCoach(reading, place)

async function asClient(
	{ ask }: Reading,
	{ kind, id }: Exclude<OwnPlace, { kind: 'booking' }>,
): Promise<Found> {
	if (kind === 'program')
		return { title: (await ask(myProgram, { programId: id })).title, href: `/client/programs/${id}` }
	if (kind === 'workout')
		return { title: (await ask(session, { workoutId: id })).title, href: `/client/workouts/${id}` }
	return { title: (await ask(myPackage, { packageId: id })).name, href: `/client/packages/${id}` }
}

async function asCoach(
	{ ask }: Reading,
	{ kind, id }: Exclude<OwnPlace, { kind: 'booking' }>,
): Promise<Found> {
	if (kind === 'program')
		return { title: (await ask(program, { programId: id })).title, href: `/coach/programs/${id}` }
	if (kind === 'package')
		return {
			title: (await ask(packageInFull, { packageId: id })).name,
			href: `/coach/payments/packages/sold/${id}`,
		}
	const { title, clientId, onDate } = await ask(workout, { workoutId: id })
	return { title, href: `/coach/clients/${clientId}/calendar?view=week&date=${onDate}` }
}

/** Only one's own studio's page: another's is anybody's address. */
async function bookingPage(
	{ db, actor }: Reading,
	{ slug, typeId }: Extract<OwnPlace, { kind: 'booking' }>,
): Promise<Found> {
	const own = await db
		.selectFrom('studio')
		.select(['slug', 'name'])
		.where('id', '=', actor.studioId)
		.executeTakeFirst()
	if (own?.slug !== slug) return null
	const open = (await bookableRows(db, { open: 'everyone' })).filter(isOpenToAll)
	if (typeId === null) return open.length > 0 ? { title: own.name, href: `/book/${slug}` } : null
	const type = open.find(({ id }) => id === typeId)
	return type ? { title: type.name, href: `/book/${slug}/${typeId}` } : null
}
