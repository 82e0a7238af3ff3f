import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readInThread } from './read-in-thread.ts'
import { readRecordings } from './read-recordings.ts'
import { fitFile, gpxRun } from './samples.ts'

const start = new Date('2026-11-20T06:30:00Z')
const read = (content: string | Uint8Array) =>
	readRecordings(typeof content === 'string' ? new TextEncoder().encode(content) : content)
const failure = (content: string | Uint8Array) => {
	const answer = read(content)
	return answer.ok ? answer.recordings : answer.failure
}

const tcx = `<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>
<Activity Sport="Biking"><Id>2026-11-20T06:30:00.000Z</Id>
<Lap StartTime="2026-11-20T06:30:00.000Z"><TotalTimeSeconds>1200</TotalTimeSeconds><DistanceMeters>10000</DistanceMeters>
<AverageHeartRateBpm><Value>130</Value></AverageHeartRateBpm><MaximumHeartRateBpm><Value>150</Value></MaximumHeartRateBpm>
<Track><Trackpoint><Time>2026-11-20T06:50:00Z</Time><DistanceMeters>9999</DistanceMeters></Trackpoint></Track></Lap>
<Lap StartTime="2026-11-20T06:55:00.000Z"><TotalTimeSeconds>600</TotalTimeSeconds><DistanceMeters>5000</DistanceMeters>
<AverageHeartRateBpm><Value>160</Value></AverageHeartRateBpm><MaximumHeartRateBpm><Value>171</Value></MaximumHeartRateBpm>
<Track><Trackpoint><Time>2026-11-20T07:05:00Z</Time></Trackpoint></Track></Lap>
<Creator><Name>Edge 530</Name></Creator></Activity></Activities></TrainingCenterDatabase>`

test('5.8 a FIT file says what its sessions say; a change of sport between two is none', () => {
	const later = new Date('2026-11-20T07:30:00Z')
	const bytes = fitFile([
		{ startedAt: start, seconds: 3151, metres: 10_023, average: 148, highest: 171 },
		{ startedAt: later, seconds: 60, metres: 100, sport: 3 },
		{ startedAt: new Date('2026-11-20T08:00:00Z'), seconds: 600, metres: 2000, sport: 4, subSport: 14 },
	])
	expect(read(bytes)).toMatchObject({
		...{ ok: true, format: 'fit' },
		recordings: [
			{
				...{ sport: 'running', device: 'Garmin', startedAt: start.getTime(), seconds: 3151, metres: 10_023 },
				heartRate: { average: 148, highest: 171 },
			},
			{ sport: 'indoor_rowing', heartRate: { average: null, highest: null } },
		],
	})
})

test('5.8 a TCX file is what its laps add up to, pauses between them apart', () => {
	expect(read(tcx)).toMatchObject({
		...{ ok: true, format: 'tcx' },
		recordings: [
			{
				...{ sport: 'cycling', device: 'Edge 530', startedAt: start.getTime() },
				...{ seconds: 1800, elapsed: 2100, metres: 15_000, heartRate: { average: 140, highest: 171 } },
			},
		],
	})
})

test('5.8 a GPX file is the way between its points; a pause begins another stretch', () => {
	const run = gpxRun(start, 50, 10_000)
	expect(read(run)).toMatchObject({
		...{ ok: true, format: 'gpx' },
		recordings: [
			{
				...{ sport: 'running', name: 'Morning run', device: 'StravaGPX', startedAt: start.getTime() },
				...{ seconds: 3000, elapsed: 3000, metres: 10_000, heartRate: { average: 140, highest: 160 } },
			},
		],
	})
	const paused = run.replace(
		'</trkseg></trk>',
		`</trkseg><trkseg>
		<trkpt lat="48.95" lon="2.35"><time>2026-11-20T07:40:00Z</time></trkpt>
		<trkpt lat="48.95" lon="2.35"><time>2026-11-20T07:41:00Z</time></trkpt></trkseg></trk>`,
	)
	expect(read(paused)).toMatchObject({ recordings: [{ seconds: 3060, elapsed: 4260, metres: 10_000 }] })
})

test('5.8 points without a time or that lie nowhere, and times that run backwards, are left out', () => {
	const odd = gpxRun(start, 10, 2000).replace(
		'<trkseg>',
		`<trkseg><trkpt lat="NaN" lon="2"><time>2026-11-20T06:29:00Z</time></trkpt><trkpt lat="48" lon="2"></trkpt>
		<trkpt lat="91" lon="2"><time>2026-11-20T06:29:00Z</time></trkpt>
		<trkpt lat="1e999" lon="-Infinity"><time>then</time></trkpt>`,
	)
	expect(read(odd)).toMatchObject({ recordings: [{ seconds: 600, metres: 2000 }] })
})

const laughs = `<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<gpx><trk><name>&b;</name></trk></gpx>`
const run = gpxRun(start, 10, 2000)

test.each([
	['nothing', '', 'recording_empty'],
	['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff, 0xfe]), 'recording_unknown'],
	['a table', 'Date;Exercice\n1;2', 'recording_unknown'],
	['a page', '<html><body>Hello</body></html>', 'recording_unknown'],
	['a billion laughs', laughs, 'recording_broken'],
	['a DTD behind a long comment', `<!--${' '.repeat(200_000)}-->${laughs.slice(21)}`, 'recording_broken'],
	['an entity of nobody', run.replace('Morning run', '&xxe;'), 'recording_broken'],
	['half a GPX', run.slice(0, run.length / 2), 'recording_broken'],
	['elements in elements', `<gpx>${'<a>'.repeat(5000)}`, 'recording_broken'],
	['a route without times', run.replaceAll(/<time>.*?<\/time>/g, ''), 'recording_nothing'],
	['a TCX of NaN', tcx.replaceAll(/>\d+</g, '>NaN<'), 'recording_nothing'],
	['a TCX of minus', tcx.replaceAll(/<TotalTimeSeconds>/g, '<TotalTimeSeconds>-'), 'recording_nothing'],
	['more than ten megabytes', new Uint8Array(10 * 1024 * 1024 + 1), 'recording_too_much'],
	[
		'FIT cut off',
		fitFile([{ startedAt: start, seconds: 60, metres: 100 }]).subarray(0, 60),
		'recording_broken',
	],
	['FIT alone', Buffer.from('\x0e\x10aaaaaa.FIT', 'latin1'), 'recording_broken'],
	['a FIT without sessions', fitFile([]), 'recording_nothing'],
	['a FIT of ages', fitFile([{ startedAt: start, seconds: 4_000_000, metres: 1 }]), 'recording_nothing'],
	[
		'workouts without end',
		fitFile(
			Array.from({ length: 30 }, (_, at) => ({
				startedAt: new Date(+start + at * 60_000),
				seconds: 9,
				metres: 9,
			})),
		),
		'recording_too_much',
	],
])('5.8 %s is refused in words', (_, content, code) => {
	expect(failure(content)).toBe(code)
})

test('5.8 whatever bytes change, the answer is workouts or a refusal, never a throw', () => {
	const whole = fitFile([{ startedAt: start, seconds: 3151, metres: 10_023 }])
	const files = [whole, Buffer.from(tcx), Buffer.from(gpxRun(start, 1, 100))]
	const change = fc.record({ file: fc.nat(2), at: fc.nat(5000), bytes: fc.uint8Array({ maxLength: 6 }) })
	fc.assert(
		fc.property(change, ({ file, at, bytes }) => {
			const changed = new Uint8Array(files[file] ?? whole)
			changed.set(bytes, Math.min(at, changed.length - bytes.length))
			const answer = readRecordings(changed)
			for (const each of answer.ok ? answer.recordings : []) {
				expect(each.seconds).toBeGreaterThanOrEqual(1)
				expect(each.seconds).toBeLessThanOrEqual(172_800)
				expect(each.metres ?? 1).toBeLessThanOrEqual(1_000_000)
			}
		}),
		{ numRuns: 500 },
	)
})

test('5.8 the thread answers like the reader, and one that takes too long or too much ends with a refusal', async () => {
	const bytes = new TextEncoder().encode(run)
	expect(await readInThread(bytes)).toEqual(readRecordings(bytes))
	expect(await readInThread(bytes, 1)).toEqual({ ok: false, failure: 'recording_too_much' })
	const points = '<trkpt lat="1" lon="2"><time>2026-11-20T06:29:00Z</time></trkpt>'.repeat(150_000)
	const large = `<gpx><trk><trkseg>${points}</trkseg></trk></gpx>`
	expect(await readInThread(new TextEncoder().encode(large), 10_000)).toMatchObject({ ok: false })
})
