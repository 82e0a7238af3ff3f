import { whenWords } from '#features/appointments/rules/words.ts'
import { m } from '#messages'
import { formatMoney, type Locale, type Reader } from '#platform/i18n/format.ts'

type Session = { title: string; minutes: number; everyDays: number }
export type Part = Session & { count: number }

/** Sessions of one kind in a row, counted: one assessment, five technique sessions. */
export function partsOf(sessions: readonly Session[]): Part[] {
	const parts: Part[] = []
	for (const { title, minutes, everyDays } of sessions) {
		const last = parts.at(-1)
		if (last?.title === title && last.minutes === minutes && last.everyDays === everyDays) last.count++
		else parts.push({ title, minutes, everyDays, count: 1 })
	}
	return parts
}

/** "5 × Technique, 60 min, one a week". The very first session follows nothing: how far apart says nothing of one alone. */
export function partWords(
	{ title, minutes, everyDays, count }: Part,
	first: boolean,
	locale: Locale,
): string {
	const what = m.bundles_part({ count, title, minutes }, { locale })
	return first && count === 1 ? what : `${what}, ${everyWords(everyDays, locale)}`
}

/** "one a week", "the day after", "every 10 days". */
export function everyWords(days: number, locale: Locale): string {
	if (days === 1) return m.bundles_every_day({}, { locale })
	if (days === 7) return m.bundles_every_week({}, { locale })
	if (days % 7 === 0) return m.bundles_every_weeks({ weeks: days / 7 }, { locale })
	return m.bundles_every_days({ days }, { locale })
}

/** What a bundle holds, a line each. */
export const contentWords = (sessions: readonly Session[], locale: Locale): string =>
	partsOf(sessions)
		.map((part, at) => partWords(part, at === 0, locale))
		.join('\n')

type Dated = { title: string; startsAt: Date; endsAt: Date; zone: string; place: string }

/** All sessions with their dates, a line each, on the reader's clock. */
export const datesWords = (sessions: readonly Dated[], reader: Reader): string =>
	sessions
		.map((session, at) =>
			[`${at + 1}. ${session.title}`, whenWords(session, reader), session.place].filter(Boolean).join(' · '),
		)
		.join('\n')

export const priceWords = (minor: number, currency: string, locale: Locale): string =>
	minor === 0 ? m.bundles_free({}, { locale }) : formatMoney(minor, currency, locale)
