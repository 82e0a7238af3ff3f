import { m } from '#messages'
import { formatMoney, type Locale } from '#platform/i18n/format.ts'
import type { PastSession } from '../queries/my-past-sessions.ts'
import type { MySession } from '../queries/my-session.ts'

type Tone = 'good' | 'waiting' | 'bad' | 'info' | 'neutral'
type Said = { label: string; tone: Tone }

/** Where a session still to come stands. */
export function upcomingWords(status: MySession['status']): Said {
	if (status === 'requested') return { label: m.area_status_requested(), tone: 'waiting' }
	if (status === 'waiting') return { label: m.area_status_waiting(), tone: 'waiting' }
	if (status === 'cancelled') return { label: m.area_status_cancelled(), tone: 'neutral' }
	return { label: m.area_status_booked(), tone: 'good' }
}

/** How a session that is behind somebody went. */
export function pastWords({ status, cancelledBy }: Pick<PastSession, 'status' | 'cancelledBy'>): Said {
	switch (status) {
		case 'completed':
			return { label: m.area_status_completed(), tone: 'good' }
		case 'no_show':
			return { label: m.area_status_no_show(), tone: 'bad' }
		case 'cancelled':
			return {
				label: cancelledBy === 'client' ? m.area_status_cancelled_by_you() : m.area_status_cancelled(),
				tone: 'neutral',
			}
		case 'requested':
			return { label: m.area_status_unanswered(), tone: 'neutral' }
		case 'waiting':
			return { label: m.area_status_no_seat(), tone: 'neutral' }
		case 'booked':
			return { label: m.area_status_over(), tone: 'neutral' }
	}
}

const paymentTexts: Record<Exclude<PastSession['payment'], 'none'>, () => string> = {
	pending: m.area_payment_pending,
	part_paid: m.area_payment_part_paid,
	paid: m.area_payment_paid,
	refunded: m.area_payment_refunded,
	waived: m.area_payment_waived,
}

/** "€45.00, paid"; empty where nothing was owed. What a cancelled session still owes, it owes for being cancelled too late. */
export function paymentWords(session: PastSession, locale: Locale): string {
	const { payment, priceMinor, currency } = session
	if (payment === 'none') return ''
	return `${formatMoney(priceMinor, currency, locale)} · ${paymentTexts[payment]()}`
}

/** "60 min", "1 h 30", "2 h". */
export function lengthWords(minutes: number): string {
	const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)]
	if (hours === 0 || minutes <= 90) return m.area_minutes({ minutes: Math.round(minutes) })
	if (rest === 0) return m.area_hours_whole({ hours })
	return m.area_hours({ hours, minutes: String(rest).padStart(2, '0') })
}

export const minutesOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): number =>
	(endsAt.getTime() - startsAt.getTime()) / 60_000

export const priceWords = (
	{ priceMinor, currency }: { priceMinor: number; currency: string },
	locale: Locale,
): string => (priceMinor === 0 ? m.area_free() : formatMoney(priceMinor, currency, locale))
