import { m } from '#messages'
import { formatDay, formatTimeRange, type Reader } from '#platform/i18n/format.ts'
import { dayOf } from '#platform/time/days.ts'
import type { EffectLine } from '#platform/use-case.ts'
import type { Booked } from '../../queries/booked.ts'
import type { Hours, WeeklyHours } from '../../rules.ts'

const mostNamed = 12

/** Which appointments a change leaves where nobody works: they stay as they are, and somebody should know (7.1). */
export function bookedLines(booked: readonly Booked[], reader: Reader, everybody: boolean): EffectLine[] {
	const { locale } = reader
	const named = booked.slice(0, mostNamed).map(({ title, startsAt, endsAt, coach }) => {
		const day = formatDay(dayOf(startsAt, reader.timeZone), locale)
		const when = `${day}, ${formatTimeRange(startsAt, endsAt, reader)}`
		return everybody
			? m.availability_effect_booked_of({ when, title, coach }, { locale })
			: m.availability_effect_booked({ when, title }, { locale })
	})
	const more = booked.length - named.length
	if (more > 0) named.push(m.availability_effect_booked_more({ more }, { locale }))
	return named.map((text) => ({ kind: 'note', text }))
}

const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** Hours as the trail keeps them: `mon tue 09:00–12:30` (1.6). */
export const weekInTrail = (week: readonly WeeklyHours[]): string[] =>
	week.map((each) => `${each.days.map((day) => names[day]).join(' ')} ${hoursInTrail(each)}`)

export const hoursInTrail = ({ start, end }: Hours): string => `${start}–${end}`
