import { strict as assert } from 'node:assert'
import { availableSlots, type Host, type SlotsInput } from '#features/availability/rules.ts'
import { chance } from '../demo/seeded.ts'
import { ms, percentile } from './figures.ts'
import { type Figure, keep } from './results.ts'
import { slotsWithTemporal } from './slots-with-temporal.ts'

const [rounds, peerRounds] = [400, 3]
const DAYS = 90
const BUSY = 1000
const first = Date.parse('2027-03-01T00:00:00Z')
const instant = (minutes: number) => `${new Date(first + minutes * 60_000).toISOString().slice(0, 19)}Z`

/** G5: 90 days of slots, calculated from what is in memory; the summer-time change is among them. */
export async function availabilityEngine(): Promise<void> {
	const figures = [
		measured('G5 one coach, 1,000 busy', askedOf(1), 2),
		measured('G5 ten coaches, 1,000 busy each', askedOf(10), 10),
		firstTime(),
	]
	keep('availability-engine', {
		title: 'Slots of 90 days, without the database',
		figures,
		remarks: [
			'Medians, p95 in brackets; input and answer are those of `availableSlots`: texts in, texts out. Coaches in three zones, ten hours a day on ' +
				'weekdays, an hour every 15 minutes with buffers and notice; busy time at random and in no order. The peer goes day by day and step by step ' +
				'with a Temporal object each, and gives the same slots.',
		],
	})
}

const weekdays = { days: [1, 2, 3, 4, 5] }

function askedOf(coaches: number): SlotsInput<number> {
	const luck = chance('slots')
	const host = (id: number): Host<number> => ({
		id,
		tz: ['Europe/Paris', 'America/New_York', 'Europe/London'][id % 3] ?? '',
		week: [
			{ ...weekdays, start: '08:00', end: '12:00' },
			{ ...weekdays, start: '13:00', end: '19:00' },
		],
		overrides: [],
		busy: Array.from({ length: BUSY }, () => {
			const start = Math.floor(luck.share() * DAYS * 96) * 15
			return [instant(start), instant(start + 45)] as const
		}),
	})
	return {
		mode: coaches === 1 ? 'single' : 'round_robin',
		hosts: Array.from({ length: coaches }, (_, id) => host(id)),
		...{ from: instant(0), to: instant(DAYS * 1440), now: instant(0), viewerTz: 'Europe/Paris' },
		...{ durationMin: 60, stepMin: 15, bufferBeforeMin: 10, bufferAfterMin: 5 },
		...{ minNoticeMin: 720, maxAdvanceMin: null },
	}
}

function measured(what: string, asked: SlotsInput<number>, goal: number): Figure {
	assert.deepEqual(availableSlots(asked).slots, slotsWithTemporal(asked))
	const ours = times(rounds, () => availableSlots(asked)).slice(rounds / 4)
	const peer = percentile(
		times(peerRounds, () => slotsWithTemporal(asked)),
		0.5,
	)
	const median = percentile(ours, 0.5)
	return {
		what,
		measured: `${ms(median)} (${ms(percentile(ours, 0.95))})`,
		against: `${ms(peer)}: ${Math.round(peer / median)} × as fast`,
		goal: `≤ ${goal} ms`,
		met: median <= goal,
	}
}

/** What a zone costs once: its changes are asked of Intl, then kept. */
function firstTime(): Figure {
	const asked = askedOf(1)
	const zones = Intl.supportedValuesOf('timeZone').filter((zone) => /^(Asia|Africa)/.test(zone))
	const found = zones.map((tz) => {
		const inZone = { ...asked, hosts: asked.hosts.map((host) => ({ ...host, tz })) }
		const [once = 0] = times(1, () => availableSlots(inZone))
		return once
	})
	return {
		what: 'one coach, in a zone never asked for',
		measured: `${ms(percentile(found, 0.5))} (${ms(percentile(found, 0.95))})`,
		goal: '',
		met: null,
	}
}

function times(count: number, work: () => unknown): number[] {
	return Array.from({ length: count }, () => {
		const from = performance.now()
		work()
		return performance.now() - from
	})
}
