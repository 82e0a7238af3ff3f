import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { slotsByMinute } from '#features/testing/slots-model.ts'
import { availableSlots, type Host, type Hours, type SlotsInput } from './rules.ts'

// Ten thousand were run while the engine was written; the model takes its time.
const [MODEL_RUNS, RUNS] = [120, 200]

// Whole, half and quarter hours, changes at midnight, of half an hour, over a whole day, back and forth around Ramadan.
const zone = fc.constantFrom(
	...['Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'America/Havana', 'Australia/Lord_Howe'],
	...['Africa/Casablanca', 'Pacific/Apia', 'America/St_Johns', 'Asia/Gaza', 'America/Sao_Paulo', 'UTC'],
)

/** The first of the days asked for: any, or just before some zone changes its offset. */
const someDay = fc
	.tuple(zone, fc.integer({ min: 0, max: 7300 }), fc.integer({ min: -3, max: 1 }), fc.boolean())
	.map(([timeZone, days, aside, atChange]) => {
		const day = Temporal.PlainDate.from('2010-01-01').add({ days })
		const change = day.toZonedDateTime(timeZone).getTimeZoneTransition('next')
		return (atChange && change ? change.toPlainDate() : day).add({ days: aside })
	})
const apia = fc.constant(Temporal.PlainDate.from('2011-12-29'))

const two = (value: number) => String(value).padStart(2, '0')
const clock = fc
	.tuple(fc.oneof(fc.nat(4), fc.nat(23)), fc.oneof(fc.constantFrom(0, 0, 30, 45), fc.nat(59)))
	.map(([hour, minute]) => `${two(hour)}:${two(minute)}`)
const hours: fc.Arbitrary<Hours> = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ start: clock, end: fc.oneof(clock, fc.constant('24:00')) }) },
	fc.constant({ start: '00:00', end: '24:00' }),
)
const everyDay = [0, 1, 2, 3, 4, 5, 6]
const week = fc.array(
	fc
		.record({ hours, days: fc.oneof(fc.constant(everyDay), fc.subarray(everyDay)) })
		.map(({ hours, days }) => ({ ...hours, days })),
	{ maxLength: 3 },
)

type Range = { from: Temporal.Instant; to: Temporal.Instant }
const within = ({ from, to }: Range, minutes: number): fc.Arbitrary<Temporal.Instant> =>
	fc
		.integer({ min: -minutes * 60, max: from.until(to).total('seconds') + minutes * 60 })
		// Mostly whole five minutes, so that edges meet.
		.chain((seconds) => fc.constantFrom(seconds, seconds - (seconds % 300), seconds - (seconds % 1800)))
		.map((seconds) => from.add({ seconds }))

const host = (range: Range): fc.Arbitrary<Omit<Host<number>, 'id'>> => {
	const date = fc
		.integer({ min: -2, max: 5 })
		.map((days) => range.from.toZonedDateTimeISO('UTC').toPlainDate().add({ days }).toString())
	const length = fc.oneof(fc.constant(0), fc.nat(120), fc.nat(1500), fc.constant(-30))
	const busy = fc
		.tuple(within(range, 300), length)
		.map(([from, minutes]) => [from.toString(), from.add({ minutes }).toString()] as const)
	return fc.record({
		tz: zone,
		week,
		overrides: fc.array(fc.record({ date, windows: fc.array(hours, { maxLength: 2 }) }), { maxLength: 3 }),
		busy: fc.array(busy, { maxLength: 8 }),
	})
}

const input: fc.Arbitrary<SlotsInput<number>> = fc
	.tuple(
		fc.oneof({ weight: 12, arbitrary: someDay }, apia),
		fc.nat(1439),
		fc.integer({ min: 0, max: 4 * 1440 }),
	)
	.chain(([day, minute, length]) => {
		const from = day.toZonedDateTime('UTC').toInstant().add({ minutes: minute })
		const range = { from, to: from.add({ minutes: length }) }
		return fc.record({
			mode: fc.constantFrom('single' as const, 'round_robin' as const, 'collective' as const),
			hosts: fc.array(host(range), { minLength: 1, maxLength: 3 }).map(alike),
			from: fc.constant(from.toString()),
			to: fc.constant(range.to.toString()),
			durationMin: fc.oneof(fc.constantFrom(15, 30, 45, 60), fc.integer({ min: 1, max: 300 })),
			stepMin: fc.oneof(fc.constantFrom(5, 15, 30, 50, 60), fc.integer({ min: 1, max: 200 })),
			bufferBeforeMin: fc.oneof(fc.constant(0), fc.nat(90)),
			bufferAfterMin: fc.oneof(fc.constant(0), fc.nat(90)),
			now: fc.oneof(fc.constant(null), within(range, 1500).map(String)),
			minNoticeMin: fc.oneof(fc.constant(0), fc.nat(2000)),
			maxAdvanceMin: fc.oneof(fc.constant(null), fc.nat(6000)),
			viewerTz: zone,
		})
	})

/** Some hosts with the first one's hours, so that they have something to offer together. */
const alike = (hosts: Omit<Host<number>, 'id'>[]): Host<number>[] =>
	hosts.map((each, n) => {
		const first = hosts[0] ?? each
		return { ...each, ...(first.busy.length % 2 ? { week: first.week, tz: first.tz } : {}), id: 10 - n }
	})

test('7.1, I6 slots are those of the minute-by-minute model: any zone, DST night, hours, overrides, busy time and mode', () => {
	fc.assert(
		fc.property(input, (asked) => {
			const { hostsBySlot, ...slots } = slotsByMinute(asked)
			expect(availableSlots(asked)).toStrictEqual(asked.mode === 'single' ? slots : { ...slots, hostsBySlot })
		}),
		{ numRuns: MODEL_RUNS },
	)
})

const minutesLater = (instant: string, minutes: number) =>
	Temporal.Instant.from(instant).add({ minutes }).epochMilliseconds

test('7.1 no slot meets busy time of a host who offers it, buffers included', () => {
	fc.assert(
		fc.property(input, (asked) => {
			const { hostsBySlot } = availableSlots({ ...asked, mode: 'round_robin' })
			for (const [slot, ids] of Object.entries(hostsBySlot))
				for (const [from, to] of asked.hosts
					.filter(({ id }) => ids.includes(id))
					.flatMap(({ busy }) => busy)) {
					if (from >= to) continue
					const before = Date.parse(to) <= minutesLater(slot, -asked.bufferBeforeMin)
					expect(
						before || minutesLater(slot, asked.durationMin + asked.bufferAfterMin) <= Date.parse(from),
					).toBe(true)
				}
		}),
		{ numRuns: RUNS },
	)
})

const offered = (asked: SlotsInput<number>) => new Set(availableSlots(asked).slots)

test('7.1 more busy time, a longer duration, buffer or notice never adds a slot; all hosts together offer no more than any', () => {
	const lengths = fc.constantFrom('durationMin', 'bufferBeforeMin', 'bufferAfterMin', 'minNoticeMin')
	fc.assert(
		fc.property(input, fc.nat(6000), lengths, fc.nat(120), (asked, minute, longer, minutes) => {
			const slots = offered(asked)
			const [from = '', to = ''] = [minute, minute + 45].map((after) =>
				new Date(minutesLater(asked.from, after)).toISOString(),
			)
			const hosts = asked.hosts.map((host) => ({ ...host, busy: [...host.busy, [from, to] as const] }))
			expect(offered({ ...asked, hosts }).isSubsetOf(slots)).toBe(true)
			expect(offered({ ...asked, [longer]: asked[longer] + minutes }).isSubsetOf(slots)).toBe(true)
			const all = offered({ ...asked, mode: 'collective' })
			expect(all.isSubsetOf(offered({ ...asked, mode: 'single' }))).toBe(true)
		}),
		{ numRuns: RUNS },
	)
})

test('7.2 a slot is the same in whatever range it is asked for: in two halves, or by itself as it is taken', () => {
	fc.assert(
		fc.property(input, fc.nat(4 * 1440), (asked, minutes) => {
			const { slots } = availableSlots(asked)
			const middle = new Date(minutesLater(asked.from, minutes)).toISOString()
			const to = middle < asked.to ? middle : asked.to
			const halves = [
				{ ...asked, to },
				{ ...asked, from: to },
			].flatMap((half) => availableSlots(half).slots)
			expect(halves).toEqual(slots)
			for (const slot of slots.slice(-2)) {
				const alone = { ...asked, from: slot, to: slot.replace('00Z', '01Z') }
				expect(availableSlots(alone).slots).toEqual([slot])
			}
		}),
		{ numRuns: RUNS },
	)
})
