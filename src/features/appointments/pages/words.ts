import { m } from '#messages'
import { formatDay, formatTime, type Locale, type Reader } from '#platform/i18n/format.ts'
import { dayOf } from '#platform/time/days.ts'

export type Status = 'requested' | 'booked' | 'waiting' | 'completed' | 'cancelled' | 'no_show'
export type Payment = 'none' | 'pending' | 'part_paid' | 'paid' | 'refunded' | 'waived'
export type Fitting = 'confirmation' | 'update' | 'documents'
type Tone = 'good' | 'waiting' | 'now' | 'bad' | 'info' | 'neutral'

export const statusWords: Record<Status, () => string> = {
	requested: m.agenda_status_requested,
	booked: m.agenda_status_booked,
	waiting: m.agenda_status_waiting,
	completed: m.agenda_status_completed,
	cancelled: m.agenda_status_cancelled,
	no_show: m.agenda_status_no_show,
}

export const statusTones: Record<Status, Tone> = {
	requested: 'now',
	booked: 'info',
	waiting: 'waiting',
	completed: 'good',
	cancelled: 'neutral',
	no_show: 'bad',
}

export const paymentWords: Record<Payment, () => string> = {
	none: m.agenda_payment_none,
	pending: m.agenda_payment_pending,
	part_paid: m.agenda_payment_part_paid,
	paid: m.agenda_payment_paid,
	refunded: m.agenda_payment_refunded,
	waived: m.agenda_payment_waived,
}

export const paymentTones: Record<Payment, Tone> = {
	none: 'neutral',
	pending: 'waiting',
	part_paid: 'waiting',
	paid: 'good',
	refunded: 'neutral',
	waived: 'neutral',
}

export const fittingWords: Record<Fitting, () => string> = {
	confirmation: m.agenda_fits_confirmation,
	update: m.agenda_fits_update,
	documents: m.agenda_fits_documents,
}

/** Who comes, in a few words: "Amélie Durand, Ben Okafor +2". */
export function whoComes(clients: readonly { name: string }[], most = 2): string {
	const shown = clients.slice(0, most).map(({ name }) => name)
	const more = clients.length - shown.length
	return more > 0 ? `${shown.join(', ')} +${more}` : shown.join(', ')
}

/** "Tue 10 Mar, 18:00": where an appointment stands in a list. */
export function shortWhen(startsAt: string, reader: Reader): string {
	const at = new Date(startsAt)
	return `${formatDay(dayOf(at, reader.timeZone), reader.locale, 'medium')}, ${formatTime(at, reader)}`
}

/** "Tue 10 Mar, 18:00" of a wall time, which belongs to no zone. */
export const wallWords = (wall: string, locale: Locale): string =>
	`${formatDay(wall.slice(0, 10), locale, 'medium')}, ${wall.slice(11, 16)}`
