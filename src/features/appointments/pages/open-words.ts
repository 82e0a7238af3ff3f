import { m } from '#messages'
import type { Locale } from '#platform/i18n/format.ts'
import type { OpenSession } from '../queries/open-to-all.ts'
import { lengthWords, minutesOf, priceWords } from './client-words.ts'

/** "75 min, with Camille Roux · €18.00 · Lyon" under a group session. */
export const groupNote = (session: OpenSession, locale: Locale): string =>
	[
		m.area_length({ length: lengthWords(minutesOf(session)), coach: session.coachName }),
		priceWords(session, locale),
		session.place,
	]
		.filter(Boolean)
		.join(' · ')
