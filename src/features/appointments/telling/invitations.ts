import { publicAddress } from '#platform/address.ts'
import type { Recipient } from '#platform/telling/recipients.ts'
import { senderAddress } from '#platform/telling/sender.ts'
import type { ToTell } from '../queries/telling.ts'
import { type CalendarEntry, calendarText } from '../rules/icalendar.ts'
import { clientsWords, whereWords } from '../rules/words.ts'

type Invitation = { method: 'REQUEST' | 'CANCEL'; text: string }

/** 7.7: for a client's calendar: from the coach, to whom an answer goes. */
export function invitationForClient(
	found: ToTell,
	reader: Recipient,
	{ method, now }: { method: 'REQUEST' | 'CANCEL'; now: Date },
): Invitation {
	const words = {
		summary: `${found.title} · ${found.coachName}`,
		organizer: { name: found.coachName, email: found.coachEmail },
	}
	return invitation(found, reader, { method, now, words })
}

/**
 * 7.7: for a coach's calendar, from the studio: who comes, and nothing of the notes. None while it is only asked for: the time is
 * still free.
 */
export function invitationForCoach(found: ToTell, reader: Recipient, now: Date): Invitation | null {
	if (found.status === 'requested') return null
	const method = found.status === 'cancelled' ? 'CANCEL' : 'REQUEST'
	const coming = found.places.filter(({ status }) => status === 'booked' || found.status === 'cancelled')
	const words = {
		summary: [found.title, clientsWords(coming.map(({ clientName }) => clientName))]
			.filter(Boolean)
			.join(' · '),
		organizer: { name: reader.studioName, email: senderAddress() },
	}
	return invitation(found, reader, { method, now, words })
}

type Said = { method: 'REQUEST' | 'CANCEL'; now: Date; words: Pick<CalendarEntry, 'summary' | 'organizer'> }

function invitation(found: ToTell, reader: Recipient, { method, now, words }: Said): Invitation {
	const text = calendarText(
		[
			{
				...{ appointmentId: found.id, personId: reader.id, sequence: found.sequence },
				...{ startsAt: found.starts_at, endsAt: found.ends_at, place: found.place, link: found.link },
				...words,
				description: whereWords(found, reader.locale),
				status: method === 'CANCEL' ? 'cancelled' : 'confirmed',
				attendee: reader.email ? { name: reader.firstName, email: reader.email } : null,
			},
		],
		{ name: reader.studioName, method, host: publicAddress().hostname, now },
	)
	return { method, text }
}
