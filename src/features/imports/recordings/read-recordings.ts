import { readFit } from './fit.ts'
import { gpxListener } from './gpx.ts'
import {
	type Format,
	plausible,
	type Recording,
	type RecordingFailure,
	RecordingProblem,
	recordingLimits,
} from './recording.ts'
import { tcxListener } from './tcx.ts'
import { readXml } from './xml.ts'

export type ReadRecordings =
	| { ok: true; format: Format; recordings: Recording[] }
	| { ok: false; failure: RecordingFailure }

/** The workouts in a file, by what its bytes are, whatever its name says. */
export function readRecordings(bytes: Uint8Array): ReadRecordings {
	try {
		const { format, raw } = rawRecordings(bytes)
		const recordings = raw.flatMap((each) => plausible(each) ?? [])
		if (recordings.length === 0) return { ok: false, failure: 'recording_nothing' }
		return recordings.length > recordingLimits.workouts
			? { ok: false, failure: 'recording_too_much' }
			: { ok: true, format, recordings }
	} catch (problem) {
		// Readers of others' formats say by throwing that they can't go on.
		return { ok: false, failure: problem instanceof RecordingProblem ? problem.failure : 'recording_broken' }
	}
}

function rawRecordings(bytes: Uint8Array): { format: Format; raw: Recording[] } {
	if (bytes.length === 0) throw new RecordingProblem('recording_empty')
	if (bytes.length > recordingLimits.bytes) throw new RecordingProblem('recording_too_much')
	if (Buffer.from(bytes.subarray(8, 12)).toString('latin1') === '.FIT')
		return { format: 'fit', raw: readFit(bytes) }
	const text = textOf(bytes)
	if (!/^\s*</.test(text)) throw new RecordingProblem('recording_unknown')
	const found = {
		gpx: { format: 'gpx' as const, ...gpxListener() },
		TrainingCenterDatabase: { format: 'tcx' as const, ...tcxListener() },
	}
	let format: Format = 'gpx'
	let recordings: () => Recording[] = () => []
	readXml(text, (root) => {
		if (root !== 'gpx' && root !== 'TrainingCenterDatabase') throw new RecordingProblem('recording_unknown')
		const listener = found[root]
		format = listener.format
		recordings = listener.recordings
		return listener
	})
	return { format, raw: recordings() }
}

/** UTF-8, or UTF-16 with its mark; a page or a picture isn't either. */
function textOf(bytes: Uint8Array): string {
	const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
	try {
		return new TextDecoder(mark, { fatal: true }).decode(bytes)
	} catch {
		throw new RecordingProblem('recording_unknown')
	}
}
