import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

type Person = { name: string; email: string }

/** An appointment as a calendar program shows it to one person (7.7). */
export type CalendarEntry = {
	appointmentId: string
	/** Whose copy: a client's and the coach's have uids of their own, so that a shared calendar holds both. */
	personId: string
	sequence: number
	startsAt: Date
	endsAt: Date
	summary: string
	description: string
	place: string
	link: string | null
	status: 'confirmed' | 'tentative' | 'cancelled'
	organizer: Person | null
	attendee: Person | null
}

export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH'

/**
 * RFC 5545 text of entries. The UID is the same for one appointment and person for good, and SEQUENCE grows with each change, so
 * that calendar programs replace what they have. Times are in UTC: one instant, whatever the zone of the reader.
 * @param host what stands behind the @ of a UID: the install's own name
 */
export function calendarText(
	entries: readonly CalendarEntry[],
	{ name, method, host, now }: { name: string; method: CalendarMethod; host: string; now: Date },
): string {
	const calendar = ical({
		method: ICalCalendarMethod[method],
		prodId: { company: 'Touchline', product: 'Touchline', language: 'EN' },
		// What is subscribed to has a name and is fetched again; an invitation joins a calendar that has its own.
		...(method === 'PUBLISH' ? { name: escaped(oneLine(name)), ttl: 900 } : {}),
	})
	for (const entry of entries) calendar.createEvent(eventOf(entry, host, now))
	return calendar.toString()
}

/** The library writes a calendar's name as it comes. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`)

/** RFC 5545 has no control characters in its texts but tab and line ends. */
const storable = (text: string): string => text.replace(/(?![\t\n])\p{Cc}/gu, '')
const oneLine = (text: string): string => storable(text.replace(/\s+/g, ' '))

/** An address is no text, so nothing in it is escaped; the library does, so nothing that would be may stand in it. */
const addressOf = (link: string): string => new URL(link).href.replace(/[\\;,]/g, encodeURIComponent)

const states = {
	confirmed: ICalEventStatus.CONFIRMED,
	tentative: ICalEventStatus.TENTATIVE,
	cancelled: ICalEventStatus.CANCELLED,
}

/** In a name, some readers take signs for escapes and others show them: quotes become single ones, the rest goes. */
const named = ({ name, email }: Person) => ({
	name: oneLine(name).replaceAll('"', "'").replace(/[\\^]/g, ''),
	email,
})

function eventOf(entry: CalendarEntry, host: string, now: Date) {
	const { organizer, attendee, link, place } = entry
	return {
		id: `${entry.appointmentId}-${entry.personId}@${host}`,
		sequence: entry.sequence,
		stamp: now,
		start: entry.startsAt,
		end: entry.endsAt,
		summary: oneLine(entry.summary),
		description: storable(entry.description),
		status: states[entry.status],
		...(place || link ? { location: oneLine(place || (link ?? '')) } : {}),
		...(link ? { url: addressOf(link) } : {}),
		...(organizer ? { organizer: named(organizer) } : {}),
		...(organizer && attendee ? { attendees: [{ ...named(attendee), rsvp: false }] } : {}),
	}
}
