import { heartRates } from './heart-rates.ts'
import type { Recording } from './recording.ts'
import { sportOf } from './sport-of.ts'
import type { Listener } from './xml.ts'

type Lap = { seconds: number; metres: number; average: number | null; highest: number | null }
type Activity = {
	sport: string
	id: string
	laps: Lap[]
	lapStart: string | null
	last: number
	points: ReturnType<typeof heartRates>
	device: string | null
}

/** The activities of a TrainingCenterDatabase: what its laps add up to. */
export function tcxListener(): Listener & { recordings: () => Recording[] } {
	const activities: Activity[] = []
	let now: Activity | null = null
	const lap = () => now?.laps.at(-1)
	return {
		begins({ name, attributes }) {
			if (name === 'Activity') {
				now = {
					sport: attributes.Sport ?? '',
					id: '',
					laps: [],
					lapStart: null,
					last: 0,
					points: heartRates(),
					device: null,
				}
				activities.push(now)
			}
			if (name === 'Lap' && now) {
				now.lapStart ??= attributes.StartTime ?? null
				now.laps.push({ seconds: 0, metres: 0, average: null, highest: null })
			}
		},
		ends(name, text, path) {
			if (!now) return
			const within = path.at(-2)
			const [of, part] = [now, lap()]
			if (name === 'Activity') now = null
			else if (name === 'Id' && within === 'Activity') of.id = text
			else if (name === 'Name' && within === 'Creator') of.device = text
			else if (name === 'Time' && within === 'Trackpoint') of.last = Math.max(of.last, Date.parse(text) || 0)
			else if (name === 'Value' && part) heartRateOf(path, Number(text), part, of)
			else if (within === 'Lap' && part && name === 'TotalTimeSeconds') part.seconds = Number(text)
			else if (within === 'Lap' && part && name === 'DistanceMeters') part.metres = Number(text)
		},
		recordings: () => activities.map(recordingOf),
	}
}

function heartRateOf(path: readonly string[], beats: number, lap: Lap, { points }: Activity): void {
	const [of, within] = [path.at(-2), path.at(-3)]
	if (of === 'AverageHeartRateBpm') lap.average = beats
	if (of === 'MaximumHeartRateBpm') lap.highest = beats
	if (of === 'HeartRateBpm' && within === 'Trackpoint') points.add(beats)
}

function recordingOf({ sport, id, laps, lapStart, last, points, device }: Activity): Recording {
	const sum = (of: (lap: Lap) => number) => laps.reduce((total, each) => total + of(each), 0)
	const startedAt = Date.parse(lapStart ?? id)
	const seconds = sum((each) => each.seconds)
	const beating = laps.filter(({ average }) => average !== null)
	const time = beating.reduce((total, each) => total + each.seconds, 0)
	const average = beating.reduce((total, each) => total + (each.average ?? 0) * each.seconds, 0) / time
	const highest = Math.max(...laps.map((each) => each.highest ?? 0), 0)
	const measured = points.summary()
	return {
		...{ sport: sportOf(sport), name: '', device, startedAt, seconds },
		elapsed: Math.max(seconds, (last - startedAt) / 1000),
		metres: sum((each) => each.metres),
		heartRate: {
			average: time > 0 ? average : measured.average,
			highest: highest > 0 ? highest : measured.highest,
		},
	}
}
