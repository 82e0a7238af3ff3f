/** What is done in a recording; what stands in none of these words is `other`. */
export type Sport =
	| 'running'
	| 'treadmill'
	| 'trail'
	| 'walking'
	| 'hiking'
	| 'cycling'
	| 'indoor_cycling'
	| 'swimming'
	| 'rowing'
	| 'indoor_rowing'
	| 'elliptical'
	| 'stairs'
	| 'skiing'
	| 'paddling'
	| 'strength'
	| 'other'

/** One workout as a device kept it, whichever format it came in. */
export type Recording = {
	sport: Sport
	/** As its owner called it; empty where it has no name. */
	name: string
	device: string | null
	/** When it began: an instant, in milliseconds. */
	startedAt: number
	/** Moving, as far as the file tells. */
	seconds: number
	/** Until it ended, pauses and all. */
	elapsed: number
	metres: number | null
	heartRate: { average: number | null; highest: number | null }
}

export type Format = 'fit' | 'tcx' | 'gpx'

/** Why nothing can be taken from a file. */
export type RecordingFailure =
	| 'recording_empty'
	| 'recording_unknown'
	| 'recording_broken'
	| 'recording_nothing'
	| 'recording_too_much'

export class RecordingProblem extends Error {
	readonly failure: RecordingFailure
	constructor(failure: RecordingFailure) {
		super(failure)
		this.failure = failure
	}
}

/** Of one file: bytes, workouts, and how deep its elements may stand in one another. */
export const recordingLimits = { bytes: 10 * 1024 * 1024, workouts: 20, depth: 40, text: 500 }

const mostSeconds = 172_800
const mostMetres = 1_000_000

/** A workout that can be one: times and ways as people make them; null for what holds none. */
export function plausible(raw: Recording): Recording | null {
	const { startedAt, seconds, elapsed, metres, heartRate } = raw
	if (!within(startedAt, Date.UTC(1990, 0, 1), Date.UTC(2100, 0, 1))) return null
	if (!within(seconds, 1, mostSeconds)) return null
	if (metres !== null && !within(metres, 0, mostMetres)) return null
	return {
		...{ sport: raw.sport, name: tidy(raw.name), device: tidy(raw.device ?? '') || null },
		startedAt: Math.floor(startedAt / 1000) * 1000,
		seconds: Math.round(seconds),
		elapsed: Math.round(within(elapsed, seconds, mostSeconds) ? elapsed : seconds),
		metres: metres === null || metres < 1 ? null : Math.round(metres),
		heartRate: { average: beats(heartRate.average), highest: beats(heartRate.highest) },
	}
}

/** False for what is no number as well. */
const within = (value: number, least: number, most: number): boolean => value >= least && value <= most

const beats = (value: number | null): number | null =>
	value !== null && within(value, 20, 250) ? Math.round(value) : null

const tidy = (text: string): string =>
	text
		.replace(/[\p{Cc}\p{Cf}]/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 80)
