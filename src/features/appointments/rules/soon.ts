import { m } from '#messages'
import { capital, formatDay, formatTime, type Reader, sayDay, sayWhen } from '#platform/i18n/format.ts'
import { dayOf, daysBetween } from '#platform/time/days.ts'
import { cityOf } from './words.ts'

/**
 * When something starts, as people say it, on the reader's clock and on the clock where it takes place if that shows another
 * time: "Tomorrow, 18:30 · 19:30 in Paris". The day there is said where it is another one.
 */
export function soonWords(startsAt: Date, zone: string, now: Date, reader: Reader): string {
	const there = thereWords(startsAt, zone, reader)
	const here = sayWhen(startsAt, now, reader)
	return there ? `${here} · ${there}` : here
}

/** "19:30 in Paris"; empty where the clock there shows the same. */
export function thereWords(startsAt: Date, zone: string, reader: Reader): string {
	const there = { ...reader, timeZone: zone }
	const time = formatTime(startsAt, there)
	const [day, ours] = [dayOf(startsAt, zone), dayOf(startsAt, reader.timeZone)]
	if (day === ours && time === formatTime(startsAt, reader)) return ''
	const said = day === ours ? time : `${formatDay(day, reader.locale)}, ${time}`
	return m.appointments_time_in({ time: said, city: cityOf(zone) }, { locale: reader.locale })
}

/** A heading over the times of a day: "Saturday 14 March", "Tomorrow, Saturday 14 March". */
export function dayWords(day: string, today: string, locale: Reader['locale']): string {
	const full = formatDay(day, locale, 'long')
	return daysBetween(today, day) <= 1 ? `${sayDay(day, today, locale)}, ${full}` : capital(full)
}
