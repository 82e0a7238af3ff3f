import { type FitRawMessage, fitTimestampToUnixMilliseconds, readFitMessages } from 'fit-file-parser/raw'
import { type Recording, recordingLimits, type Sport } from './recording.ts'

/** By the numbers of the FIT protocol. */
const messages = { fileId: 0, session: 18 }
const sportNumbers: Record<number, Sport> = {
	...{ 1: 'running', 2: 'cycling', 5: 'swimming', 11: 'walking', 12: 'skiing', 13: 'skiing', 15: 'rowing' },
	...{ 17: 'hiking', 19: 'paddling', 37: 'paddling', 41: 'paddling' },
}
const subSportNumbers: Record<number, Sport> = {
	...{ 1: 'treadmill', 3: 'trail', 6: 'indoor_cycling', 14: 'indoor_rowing', 15: 'elliptical', 16: 'stairs' },
	...{ 20: 'strength' },
}
/** Changing from one sport of a triathlon to the next is none. */
const transition = 3

/** The sessions of a FIT file. Its checksum, lengths and definitions are checked by the reader, which throws. */
export function readFit(bytes: Uint8Array): Recording[] {
	const read = readFitMessages(bytes, {
		messageNumbers: [messages.fileId, messages.session],
		maxInputBytes: recordingLimits.bytes,
	})
	const file = read.messages.find((each) => each.globalMessageNumber === messages.fileId)
	const sessions = read.messages.filter((each) => each.globalMessageNumber === messages.session)
	const device = file ? deviceOf(file) : null
	return sessions.flatMap((session) => {
		const sport = numberIn(session, 5)
		const startedAt = numberIn(session, 2)
		if (sport === transition || startedAt === null) return []
		const elapsed = numberIn(session, 7)
		const moving = numberIn(session, 8) ?? elapsed
		const distance = numberIn(session, 9)
		return {
			sport: subSportNumbers[numberIn(session, 6) ?? -1] ?? sportNumbers[sport ?? -1] ?? 'other',
			...{ name: '', device },
			startedAt: fitTimestampToUnixMilliseconds(startedAt),
			seconds: (moving ?? Number.NaN) / 1000,
			elapsed: (elapsed ?? Number.NaN) / 1000,
			metres: distance === null ? null : distance / 100,
			heartRate: { average: numberIn(session, 16), highest: numberIn(session, 17) },
		}
	})
}

/** Makers by their numbers in the protocol; the many others stay unsaid. */
const makers: Record<number, string> = { 1: 'Garmin', 23: 'Suunto', 32: 'Wahoo', 123: 'Polar', 294: 'Coros' }
const deviceOf = (file: FitRawMessage): string | null => makers[numberIn(file, 1) ?? -1] ?? null

/** An unsigned number of one, two or four bytes; null where it isn't there, is of another kind, or says "not known". */
function numberIn({ fields, littleEndian }: FitRawMessage, fieldNumber: number): number | null {
	const field = fields.find((each) => each.fieldNumber === fieldNumber)
	if (!field || ![1, 2, 4].includes(field.size)) return null
	const view = new DataView(field.bytes.buffer, field.bytes.byteOffset, field.bytes.byteLength)
	const value =
		field.size === 1
			? view.getUint8(0)
			: field.size === 2
				? view.getUint16(0, littleEndian)
				: view.getUint32(0, littleEndian)
	return value === 2 ** (8 * field.size) - 1 ? null : value
}
