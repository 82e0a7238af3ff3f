import { m } from '#messages'
import { publicAddress } from '#platform/address.ts'
import type { Happened, Reacting } from '#platform/reactions.ts'
import { linkSigner } from '#platform/signed-link.ts'
import type { MessageKind } from '#platform/telling/kinds.ts'
import type { Recipient } from '#platform/telling/recipients.ts'
import { tell } from '#platform/telling/tell.ts'
import { type PlaceOf, tellable } from '../queries/subjects.ts'
import { markTold, type ToTell } from '../queries/telling.ts'
import { managePurpose } from '../rules/manage-link.ts'
import type { Fitting } from '../rules/telling.ts'
import { cancelWords, changeWords, wasWords, whenWords, whereWords } from '../rules/words.ts'
import { invitationForClient, invitationForCoach } from './invitations.ts'

type About = {
	found: ToTell
	places: readonly PlaceOf[]
	/** An invitation, or its withdrawal, travels with the mail (7.7). */
	method?: 'REQUEST' | 'CANCEL'
	/** Notes that these clients now know the appointment as it is. */
	marking?: NonNullable<Fitting>
	/** From then on nobody wants to know. */
	notAfter?: Date
	/** Where those who can log in read more. */
	link?: string
}

/** Tells clients of an appointment in their own words, zone and language, each with an invitation of their own. */
export async function tellClients(
	reacting: Reacting,
	event: Happened<unknown>,
	kind: MessageKind,
	{ found, places, method, marking, notAfter, link = '/client/sessions' }: About,
): Promise<void> {
	if (places.length === 0) return
	const { db, send, now } = reacting
	const sign = await linkSigner(managePurpose)
	const placeOf = new Map(places.map((place) => [place.clientId, place]))
	const own = ({ id }: Recipient) => placeOf.get(id) as PlaceOf
	const managed = (place: PlaceOf) => `/session/${sign({ studioId: event.studioId, id: place.id })}`
	await tell({ db, send, now, address: publicAddress().origin }, kind, {
		studioId: event.studioId,
		eventId: event.id,
		to: places.map(({ clientId }) => clientId),
		// A guest can't log in: the link of the mail is their only way.
		link: (reader) => (own(reader).hasAccount ? link : managed(own(reader))),
		...(notAfter ? { notAfter } : {}),
		params: (reader) => {
			const place = own(reader)
			return wordsFor(found, place, reader, new URL(managed(place), publicAddress()).href)
		},
		...(method
			? { calendar: (reader: Recipient) => invitationForClient(found, reader, { method, now }) }
			: {}),
	})
	if (!marking) return
	const told = { ...tellable(found), at: now, as: marking }
	await markTold(
		db,
		places.map(({ id }) => id),
		told,
	)
}

function wordsFor(found: ToTell, place: PlaceOf, reader: Recipient, manage: string): Record<string, string> {
	const { locale } = reader
	const when = { startsAt: found.starts_at, endsAt: found.ends_at, zone: found.zone }
	const current = { ...tellable(found), zone: found.zone, coach: found.coachName }
	const known = new Set(place.told?.documents ?? [])
	const names = found.documentNames.filter((_, n) => !known.has(found.documents[n] ?? ''))
	return {
		firstName: reader.firstName,
		title: found.title,
		when: whenWords(when, reader),
		where: whereWords(found, locale),
		coach: found.coachName,
		manage: m.appointments_manage({ link: manage }, { locale }),
		changes: place.told?.startsAt ? changeWords(place.told, current, reader) : '',
		documents: names.join('\n'),
		reason: cancelWords(place, locale),
	}
}

/** Tells everyone who leads an appointment what a client did; their own calendars take it over (7.7). */
export async function tellCoaches(
	{ db, send, now }: Reacting,
	event: Happened<unknown>,
	kind: MessageKind,
	{ found, clientId, was }: { found: ToTell; clientId: string; was?: Date },
): Promise<void> {
	const place = found.places.find((each) => each.clientId === clientId)
	const when = { startsAt: found.starts_at, endsAt: found.ends_at, zone: found.zone }
	const length = found.ends_at.getTime() - found.starts_at.getTime()
	const before = was && { startsAt: was, endsAt: new Date(was.getTime() + length), zone: found.zone }
	await tell({ db, send, now, address: publicAddress().origin }, kind, {
		studioId: event.studioId,
		eventId: event.id,
		to: found.coachIds,
		link: `/coach/appointments/${found.id}`,
		params: (reader) => ({
			client: place?.clientName ?? '',
			title: found.title,
			when: whenWords(when, reader),
			was: before ? wasWords(before, reader) : '',
			reason: place ? cancelWords(place, reader.locale) : '',
		}),
		calendar: (reader) => invitationForCoach(found, reader, now),
	})
}
