import { crc32 } from 'node:zlib'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** What a picture needs to look as it does; everything else (text, time, EXIF, private chunks) goes. */
const kept = new Set([
	...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'bKGD'],
	...['acTL', 'fcTL', 'fdAT', 'cICP'],
])

/** A PNG without what it carries beside the picture. Null when it is broken anywhere or has too many pixels. */
export function cleanPng(bytes: Uint8Array, mostPixels: number): Uint8Array | null {
	if (!signature.every((byte, at) => bytes[at] === byte)) return null
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const parts: Uint8Array[] = [bytes.subarray(0, 8)]
	for (let at = 8; at + 12 <= bytes.length; ) {
		const end = at + 12 + view.getUint32(at)
		if (end > bytes.length) return null
		if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null
		const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
		if ((at === 8) !== (type === 'IHDR')) return null
		if (type === 'IHDR') {
			const pixels = view.getUint32(at + 8) * view.getUint32(at + 12)
			if (pixels === 0 || pixels > mostPixels) return null
		}
		if (kept.has(type)) parts.push(bytes.subarray(at, end))
		if (type === 'IEND') return Buffer.concat(parts)
		at = end
	}
	return null
}
