import { Temporal } from 'temporal-polyfill'
import type { Host, SlotsInput } from '#features/availability/rules.ts'

/** The peer: slots as one writes them first, day by day and step by step, each a Temporal object, compared with all busy time. */
export function slotsWithTemporal(input: SlotsInput<number>): string[] {
	const found = new Map<string, Temporal.Instant>()
	for (const host of input.hosts)
		for (const start of startsOf(host, input)) found.set(start.toString(), start)
	return [...found.values()].sort(Temporal.Instant.compare).map(String)
}

function startsOf({ tz, week, busy }: Host<number>, input: SlotsInput<number>): Temporal.Instant[] {
	const [from, to] = [Temporal.Instant.from(input.from), Temporal.Instant.from(input.to)]
	const earliest = input.now ? Temporal.Instant.from(input.now).add({ minutes: input.minNoticeMin }) : from
	const taken = busy.map(
		([start, end]) => [Temporal.Instant.from(start), Temporal.Instant.from(end)] as const,
	)
	const found: Temporal.Instant[] = []
	const last = to.toZonedDateTimeISO(tz).toPlainDate()
	for (
		let day = from.toZonedDateTimeISO(tz).toPlainDate();
		isOrdered(day, last);
		day = day.add({ days: 1 })
	) {
		for (const { start, end } of week.filter(({ days }) => days.includes(day.dayOfWeek % 7))) {
			const closes = day.toZonedDateTime({ timeZone: tz, plainTime: end }).toInstant()
			let at = day.toZonedDateTime({ timeZone: tz, plainTime: start }).toInstant()
			for (; ; at = at.add({ minutes: input.stepMin })) {
				if (isLater(at.add({ minutes: input.durationMin }), closes)) break
				if (isLater(from, at) || isLater(earliest, at) || !isLater(to, at)) continue
				const begins = at.subtract({ minutes: input.bufferBeforeMin })
				const ends = at.add({ minutes: input.durationMin + input.bufferAfterMin })
				if (!taken.some(([a, b]) => isLater(ends, a) && isLater(b, begins))) found.push(at)
			}
		}
	}
	return found
}

const isOrdered = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
	Temporal.PlainDate.compare(a, b) <= 0
const isLater = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0
