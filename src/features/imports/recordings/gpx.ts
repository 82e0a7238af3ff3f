import { heartRates } from './heart-rates.ts'
import type { Recording } from './recording.ts'
import { sportOf } from './sport-of.ts'
import type { Listener } from './xml.ts'

type Point = { latitude: number; longitude: number; at: number }
type Track = {
	name: string
	type: string
	first: number
	last: number
	moving: number
	metres: number
	points: ReturnType<typeof heartRates>
}

/** The tracks of a GPX file: the way between its points, and the time of each stretch. A pause begins another stretch. */
export function gpxListener(): Listener & { recordings: () => Recording[] } {
	const tracks: Track[] = []
	let device: string | null = null
	let now: Track | null = null
	let point: Point | null = null
	let before: Point | null = null
	return {
		begins({ name, attributes }) {
			if (name === 'gpx') device = attributes.creator ?? null
			if (name === 'trk') {
				now = {
					name: '',
					type: '',
					first: Number.NaN,
					last: Number.NaN,
					moving: 0,
					metres: 0,
					points: heartRates(),
				}
				tracks.push(now)
			}
			if (name === 'trkseg') before = null
			if (name === 'trkpt')
				point = { latitude: Number(attributes.lat), longitude: Number(attributes.lon), at: Number.NaN }
		},
		ends(name, text, path) {
			const within = path.at(-2)
			if (!now) return
			if (name === 'trk') now = null
			else if (name === 'name' && within === 'trk') now.name = text
			else if (name === 'type' && within === 'trk') now.type = text
			else if (name === 'time' && within === 'trkpt' && point) point.at = Date.parse(text)
			else if (name === 'hr') now.points.add(Number(text))
			else if (name === 'trkpt' && point) before = reach(now, before, point)
		},
		recordings: () => tracks.map((track) => recordingOf(track, device)),
	}
}

/** @returns the point to go on from: one without a time, or that lies nowhere, isn't one */
function reach(track: Track, before: Point | null, point: Point): Point | null {
	const { latitude, longitude, at } = point
	if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) || Number.isNaN(at)) return before
	// Written down in disorder, time would run backwards.
	if (before && at < before.at) return before
	if (Number.isNaN(track.first)) track.first = at
	track.last = at
	if (before) {
		track.moving += (at - before.at) / 1000
		track.metres += metresBetween(before, point)
	}
	return point
}

const earthRadius = 6_371_008.8

/** By the haversine formula. */
function metresBetween(one: Point, other: Point): number {
	const radians = (degrees: number) => (degrees * Math.PI) / 180
	const north = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2
	const east = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2
	const across = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude))
	return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(north + across * east)))
}

const recordingOf = (
	{ name, type, first, last, moving, metres, points }: Track,
	device: string | null,
): Recording => ({
	...{ sport: sportOf(type || name), name, device, startedAt: first, seconds: moving },
	...{ elapsed: (last - first) / 1000, metres, heartRate: points.summary() },
})
