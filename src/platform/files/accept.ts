import { cleanJpeg } from './jpeg.ts'
import { allowed } from './kinds.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

/** The largest file, in bytes. */
export const largestFile = 20 * 1024 * 1024
/** The largest picture, in pixels: what is small on disk may still fill a memory. */
export const mostPixels = 50_000_000

export const contentTypeOf = (name: string): string | undefined =>
	allowed[/\.([a-z]{3,4})$/i.exec(name)?.[1]?.toLowerCase() ?? '']

/** A name as it may be shown and sent back: no path, no control or direction marks, no names a system keeps for itself. */
export function safeFileName(name: string): string {
	const last = name.split(/[\\/]/).at(-1) ?? ''
	const plain = last
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '')
		.replace(/\s+/g, ' ')
		.replace(/^[.\s]+/, '')
	const dot = plain.lastIndexOf('.')
	const [stem, ending] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, '']
	const free = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) ? `_${stem}` : stem
	return `${[...free].slice(0, 180).join('')}${ending.slice(0, 10)}`
}

/**
 * Checks that the bytes are what the name says, and takes out of pictures what they carry beside the picture (place,
 * camera, thumbnails). Null when they are something else, broken, or too large to be shown.
 */
export function cleaned(contentType: string, bytes: Uint8Array): Uint8Array | null {
	if (bytes.length === 0 || bytes.length > largestFile) return null
	switch (contentType) {
		case 'application/pdf':
			return startsWith(bytes, '%PDF-1.') || startsWith(bytes, '%PDF-2.') ? bytes : null
		case 'image/jpeg':
			return cleanJpeg(bytes, mostPixels)
		case 'image/png':
			return cleanPng(bytes, mostPixels)
		case 'image/webp':
			return cleanWebp(bytes, mostPixels)
		case 'text/plain':
		case 'text/csv':
			return isText(bytes) ? bytes : null
		default:
			return null
	}
}

const startsWith = (bytes: Uint8Array, text: string): boolean =>
	[...text].every((letter, at) => bytes[at] === letter.charCodeAt(0))

// Text has no NUL and no control characters but tab and line ends; a page or a picture renamed to .txt stays harmless,
// since files are only ever sent as attachments.
const isText = (bytes: Uint8Array): boolean =>
	bytes.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13)
