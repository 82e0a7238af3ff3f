import { Buffer } from 'node:buffer'

/** A run as apps write it: a point every ten seconds due north, with a heart rate that climbs. For tests and the demo. */
export function gpxRun(startedAt: Date, minutes: number, metres: number, name = 'Morning run'): string {
	const count = minutes * 6
	const points = Array.from({ length: count + 1 }, (_, at) => {
		// A degree of latitude is as long everywhere on the sphere that ways are reckoned on.
		const latitude = 48.85 + (metres * at) / count / 111_195.08
		const time = new Date(startedAt.getTime() + at * 10_000).toISOString()
		const heart = 120 + Math.round((40 * at) / count)
		return `<trkpt lat="${latitude.toFixed(9)}" lon="2.35"><ele>35</ele><time>${time}</time><extensions>
			<gpxtpx:TrackPointExtension><gpxtpx:hr>${heart}</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions></trkpt>`
	})
	return `<?xml version="1.0" encoding="UTF-8"?>
<gpx creator="StravaGPX" version="1.1" xmlns="http://www.topografix.com/GPX/1/1"
	xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
	<trk><name>${name}</name><type>running</type><trkseg>${points.join('')}</trkseg></trk>
</gpx>`
}

export type FitSession = {
	startedAt: Date
	seconds: number
	metres: number
	sport?: number
	subSport?: number
	average?: number
	highest?: number
}

const fields = [
	...[
		[253, 4, 0x86],
		[2, 4, 0x86],
		[7, 4, 0x86],
		[8, 4, 0x86],
		[9, 4, 0x86],
	],
	...[
		[5, 1, 0x00],
		[6, 1, 0x00],
		[16, 1, 0x02],
		[17, 1, 0x02],
	],
]

/** A FIT file of sessions alone, byte by byte: header, definitions, messages, checksum. */
export function fitFile(sessions: readonly FitSession[]): Buffer {
	const data: number[] = []
	const put = (value: number, size: number) => {
		for (let at = 0; at < size; at++) data.push(Math.floor(value / 256 ** at) % 256)
	}
	const define = (local: number, number: number, of: readonly (readonly number[])[]) => {
		data.push(0x40 | local, 0, 0)
		put(number, 2)
		data.push(of.length, ...of.flat())
	}
	// Who made it: an activity of a Garmin.
	define(0, 0, [
		[0, 1, 0x00],
		[1, 2, 0x84],
	])
	data.push(0, 4)
	put(1, 2)
	define(1, 18, fields)
	for (const each of sessions) {
		const start = each.startedAt.getTime() / 1000 - 631_065_600
		data.push(1)
		for (const value of [
			start + each.seconds,
			start,
			each.seconds * 1000,
			each.seconds * 1000,
			each.metres * 100,
		])
			put(value, 4)
		data.push(each.sport ?? 1, each.subSport ?? 0, each.average ?? 255, each.highest ?? 255)
	}
	const header = Buffer.alloc(12)
	header.writeUInt8(12, 0)
	header.writeUInt8(0x20, 1)
	header.writeUInt16LE(2132, 2)
	header.writeUInt32LE(data.length, 4)
	header.write('.FIT', 8, 'latin1')
	const body = Buffer.concat([header, Buffer.from(data)])
	const sum = Buffer.alloc(2)
	sum.writeUInt16LE(checksum(body))
	return Buffer.concat([body, sum])
}

/** CRC-16 as the protocol has it, bit by bit. */
function checksum(bytes: Uint8Array): number {
	let sum = 0
	for (const byte of bytes) {
		sum ^= byte
		for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xa001 : sum >>> 1
	}
	return sum
}
