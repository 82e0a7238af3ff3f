import { m } from '#messages'
import { capital, formatDay, formatTimeRange, type Reader } from '#platform/i18n/format.ts'
import { dayOf } from '#platform/time/days.ts'
import type { Tellable } from './telling.ts'

type When = { startsAt: Date; endsAt: Date; zone: string }

/**
 * When an appointment is, on the reader's clock, and on the clock where it takes place if that is another one: "Saturday 14 March
 * 2026, 18:30–19:30 (17:30–18:30 in London)".
 */
export const whenWords = (when: When, reader: Reader): string => capital(whenWithin(when, reader))

/** The same inside a sentence: French days are small there. */
function whenWithin({ startsAt, endsAt, zone }: When, reader: Reader): string {
	const day = formatDay(dayOf(startsAt, reader.timeZone), reader.locale, 'full')
	const time = formatTimeRange(startsAt, endsAt, reader)
	const there = formatTimeRange(startsAt, endsAt, { ...reader, timeZone: zone })
	if (there === time) return `${day}, ${time}`
	return `${day}, ${time} (${m.appointments_time_in({ time: there, city: cityOf(zone) }, { locale: reader.locale })})`
}

/** When it was before it moved, as a sentence. */
export const wasWords = (was: When, reader: Reader): string =>
	m.appointments_was_when({ when: whenWithin(was, reader) }, { locale: reader.locale })

/** Why something was cancelled or declined, as a sentence; empty where nobody said. */
export const reasonWords = (reason: string, locale: Reader['locale']): string =>
	reason ? m.appointments_mail_reason({ reason }, { locale }) : ''

/** What a mail says of a place that is cancelled: that it counts all the same (42), and why it was. */
export const cancelWords = (
	{ cancelReason, forfeits }: { cancelReason: string; forfeits: boolean },
	locale: Reader['locale'],
): string =>
	[forfeits ? m.appointments_mail_late({}, { locale }) : '', reasonWords(cancelReason, locale)]
		.filter(Boolean)
		.join('\n')

/** Who comes: by name, of many the first three. */
export const clientsWords = (names: readonly string[]): string =>
	names.length > 4 ? `${names.slice(0, 3).join(', ')} +${names.length - 3}` : names.join(', ')

/** 'America/New_York' → 'New York'. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** Where it is: the place, the link to meet, both or nothing, as a sentence for a mail. */
export function whereWords(
	{ place, link }: { place: string; link: string | null },
	locale: Reader['locale'],
): string {
	const where = [place, link ?? ''].filter(Boolean).join(' · ')
	return where ? m.appointments_where({ where }, { locale }) : ''
}

/** 7.4: what is different from what a client was last told, a line each. */
export function changeWords(
	told: Partial<Tellable>,
	current: Tellable & { zone: string; coach: string },
	reader: Reader,
): string {
	const { locale } = reader
	const lines: string[] = []
	if (told.startsAt !== current.startsAt || told.endsAt !== current.endsAt) {
		const was = {
			startsAt: new Date(told.startsAt ?? ''),
			endsAt: new Date(told.endsAt ?? ''),
			zone: current.zone,
		}
		lines.push(wasWords(was, reader))
	}
	if (told.place !== current.place && told.place)
		lines.push(m.appointments_was_place({ place: told.place }, { locale }))
	if (told.place !== current.place && !told.place)
		lines.push(m.appointments_new_place({ place: current.place }, { locale }))
	if (told.link !== current.link && current.link)
		lines.push(m.appointments_new_link({ link: current.link }, { locale }))
	if (told.link !== current.link && !current.link) lines.push(m.appointments_no_link({}, { locale }))
	if (told.coachId !== current.coachId)
		lines.push(m.appointments_new_coach({ coach: current.coach }, { locale }))
	return lines.join('\n')
}
