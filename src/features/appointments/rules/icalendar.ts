import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

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
	organizer: { name: string; email: string } | null
	attendee: { name: string; email: string } | null
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
		name,
		method: ICalCalendarMethod[method],
		prodId: { company: 'Touchline', product: 'Touchline', language: 'EN' },
		...(method === 'PUBLISH' ? { ttl: 900 } : {}),
	})
	for (const entry of entries) calendar.createEvent(eventOf(entry, host, now))
	return calendar.toString()
}

const states = {
	confirmed: ICalEventStatus.CONFIRMED,
	tentative: ICalEventStatus.TENTATIVE,
	cancelled: ICalEventStatus.CANCELLED,
}

function eventOf(entry: CalendarEntry, host: string, now: Date) {
	const { organizer, attendee, link, place } = entry
	return {
		id: `${entry.appointmentId}-${entry.personId}@${host}`,
		sequence: entry.sequence,
		stamp: now,
		start: entry.startsAt,
		end: entry.endsAt,
		summary: entry.summary,
		description: entry.description,
		status: states[entry.status],
		...(place || link ? { location: place || (link ?? '') } : {}),
		...(link ? { url: link } : {}),
		...(organizer ? { organizer } : {}),
		...(organizer && attendee ? { attendees: [{ ...attendee, rsvp: false }] } : {}),
	}
}
