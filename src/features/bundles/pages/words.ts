import { thereWords } from '#features/appointments/rules/soon.ts'
import { m } from '#messages'
import { capital, formatDay, formatTime, type Reader } from '#platform/i18n/format.ts'
import { dayOf } from '#platform/time/days.ts'
import type { State } from '../rules/offer.ts'

export const stateWords: Record<State, () => string> = {
	offered: m.bundles_state_offered,
	confirmed: m.bundles_state_confirmed,
	declined: m.bundles_state_declined,
	withdrawn: m.bundles_state_withdrawn,
	expired: m.bundles_state_expired,
}

export const stateTones: Record<State, 'good' | 'waiting' | 'bad' | 'neutral'> = {
	offered: 'waiting',
	confirmed: 'good',
	declined: 'bad',
	withdrawn: 'neutral',
	expired: 'neutral',
}

/** "Tue 10 Mar, 18:00", and what the clock shows where it takes place, if that is something else. */
export const dateWords = (startsAt: string, zone: string, reader: Reader): string =>
	capital(dateWithin(startsAt, zone, reader))

/** The same inside a sentence: French days are small there. */
export function dateWithin(startsAt: string, zone: string, reader: Reader): string {
	const start = new Date(startsAt)
	const here = `${formatDay(dayOf(start, reader.timeZone), reader.locale)}, ${formatTime(start, reader)}`
	const there = thereWords(start, zone, reader)
	return there ? `${here} · ${there}` : here
}

type Part = { bundleId: string; name: string; n: number; of: number }
type PartText = { text: string; href: string }

/** "1 of 6 of “Start in six”", and where all of them stand. */
export const partText = (part: Part | null, path: string): PartText | undefined =>
	part
		? {
				text: m.bundles_part_of({ n: part.n, of: part.of, name: part.name }),
				href: `${path}/${part.bundleId}`,
			}
		: undefined

export const partTexts = (parts: Record<string, Part>, path: string): Record<string, PartText> =>
	Object.fromEntries(Object.entries(parts).map(([id, part]) => [id, partText(part, path) as PartText]))
