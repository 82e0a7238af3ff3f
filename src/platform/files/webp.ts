const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF'])

/** A WebP without EXIF and XMP. Null when it isn't one, is cut short, or has too many pixels. */
export function cleanWebp(bytes: Uint8Array, mostPixels: number): Uint8Array | null {
	if (word(bytes, 0) !== 'RIFF' || word(bytes, 8) !== 'WEBP') return null
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const end = 8 + view.getUint32(4, true)
	if (end > bytes.length) return null
	const parts: Uint8Array[] = []
	let sized = false
	for (let at = 12; at + 8 <= end; ) {
		const type = word(bytes, at)
		const length = view.getUint32(at + 4, true)
		const next = at + 8 + length + (length % 2)
		if (at + 8 + length > end) return null
		if (!sized) {
			const pixels = pixelsOf(type, view, at + 8, length)
			if (pixels === 0 || pixels > mostPixels) return null
			sized = true
		}
		if (kept.has(type)) parts.push(withoutFlags(type, bytes.slice(at, Math.min(next, end))))
		at = next
	}
	if (!sized) return null
	const body = Buffer.concat(parts)
	const head = Buffer.alloc(12)
	head.write('RIFF', 0, 'latin1')
	head.writeUInt32LE(body.length + 4, 4)
	head.write('WEBP', 8, 'latin1')
	return Buffer.concat([head, body])
}

const word = (bytes: Uint8Array, at: number): string =>
	Buffer.from(bytes.subarray(at, at + 4)).toString('latin1')

function pixelsOf(type: string, view: DataView, at: number, length: number): number {
	if (length < 10) return 0
	if (type === 'VP8X') return (threeBytes(view, at + 4) + 1) * (threeBytes(view, at + 7) + 1)
	if (type === 'VP8 ')
		return (view.getUint16(at + 6, true) & 0x3fff) * (view.getUint16(at + 8, true) & 0x3fff)
	if (type !== 'VP8L') return 0
	const bits = view.getUint32(at + 1, true)
	return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1)
}

const threeBytes = (view: DataView, at: number): number =>
	view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16)

// The extended header says which extras follow: EXIF (8) and XMP (4) no longer do.
function withoutFlags(type: string, chunk: Uint8Array): Uint8Array {
	if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0x0c
	return chunk
}
