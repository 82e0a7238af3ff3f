const keptMarkers = new Set([0xe0, 0xe2, 0xee])
const frameMarkers = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

/**
 * A JPEG without what it carries beside the picture: EXIF (place, camera, thumbnail), XMP, comments, and whatever is
 * glued after its end. Colour profile and orientation stay. Null when it isn't a whole JPEG or has too many pixels.
 */
export function cleanJpeg(bytes: Uint8Array, mostPixels: number): Uint8Array | null {
	if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
	const parts: Uint8Array[] = [bytes.subarray(0, 2)]
	let at = 2
	let framed = false
	while (at + 4 <= bytes.length) {
		if (bytes[at] !== 0xff) return null
		const marker = bytes[at + 1] ?? 0
		const length = wordAt(bytes, at + 2)
		const end = at + 2 + length
		if (length < 2 || end > bytes.length) return null
		if (frameMarkers.has(marker)) {
			const pixels = wordAt(bytes, at + 5) * wordAt(bytes, at + 7)
			if (pixels === 0 || pixels > mostPixels) return null
			framed = true
		}
		if (marker === 0xda) {
			const last = endOfPicture(bytes, end)
			if (!framed || last === null) return null
			parts.push(bytes.subarray(at, last))
			return Buffer.concat(parts)
		}
		if (marker === 0xe1) parts.push(orientationOnly(bytes.subarray(at + 4, end)))
		else if (keptMarkers.has(marker) || (marker < 0xe0 && marker !== 0xd9))
			parts.push(bytes.subarray(at, end))
		at = end
	}
	return null
}

// Inside the scans 0xff is always followed by 0, a restart mark, or another segment of a progressive picture.
function endOfPicture(bytes: Uint8Array, from: number): number | null {
	for (let at = from; at + 1 < bytes.length; at++) {
		if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2
	}
	return null
}

const wordAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

/** From an EXIF segment, one that says which way is up, and nothing else; empty where it says nothing. */
function orientationOnly(exif: Uint8Array): Uint8Array {
	const orientation = orientationOf(exif)
	if (orientation <= 1) return new Uint8Array()
	const tiff = [
		0x4d,
		0x4d,
		0,
		42,
		0,
		0,
		0,
		8,
		0,
		1,
		1,
		0x12,
		0,
		3,
		0,
		0,
		0,
		1,
		0,
		orientation,
		0,
		0,
		0,
		0,
		0,
		0,
	]
	const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
	return Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body])
}

function orientationOf(exif: Uint8Array): number {
	if (Buffer.from(exif.subarray(0, 6)).toString('latin1') !== 'Exif\0\0') return 1
	const tiff = new DataView(exif.buffer, exif.byteOffset + 6, exif.byteLength - 6)
	if (tiff.byteLength < 14) return 1
	const little = tiff.getUint16(0) === 0x4949
	const start = tiff.getUint32(4, little)
	if (start + 2 > tiff.byteLength) return 1
	const count = tiff.getUint16(start, little)
	for (let entry = start + 2; entry < start + 2 + count * 12 && entry + 12 <= tiff.byteLength; entry += 12) {
		if (tiff.getUint16(entry, little) !== 0x0112) continue
		const value = tiff.getUint16(entry + 8, little)
		return value <= 8 ? value : 1
	}
	return 1
}
