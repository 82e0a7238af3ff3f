import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { jpeg, letters } from '../testing/jpeg.ts'
import { cleaned, contentTypeOf, safeFileName } from './accept.ts'

function chunk(type: string, data: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
	const framed = Buffer.alloc(body.length + 8)
	framed.writeUInt32BE(data.length, 0)
	body.copy(framed, 4)
	framed.writeUInt32BE(crc32(body), body.length + 4)
	return framed
}

function png(width = 1, height = 1): Buffer {
	const header = Buffer.alloc(13)
	header.writeUInt32BE(width, 0)
	header.writeUInt32BE(height, 4)
	header[8] = 8
	const parts = [
		chunk('IHDR', header),
		chunk('tEXt', Buffer.from('GPS\0Lyon')),
		chunk('IDAT', deflateSync(Buffer.alloc(2))),
	]
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
		...parts,
		chunk('IEND', Buffer.alloc(0)),
	])
}

test('FILE-13 what a picture carries beside the picture is taken out; which way is up stays', () => {
	const clean = Buffer.from(cleaned('image/jpeg', jpeg()) ?? []).toString('latin1')
	expect(clean).not.toMatch(/48\.85|secret|script/)
	expect(clean).toContain('Exif')
	expect(clean.endsWith('\xff\xd9')).toBe(true)
	const again = cleaned('image/jpeg', Buffer.from(clean, 'latin1'))
	expect(Buffer.from(again ?? []).toString('latin1')).toBe(clean)
	const picture = Buffer.from(cleaned('image/png', png()) ?? [])
	expect(picture.toString('latin1')).not.toContain('Lyon')
	expect(Buffer.from(cleaned('image/png', picture) ?? []).equals(picture)).toBe(true)
})

test('WebP loses EXIF and says so in its header', () => {
	const piece = (type: string, data: number[]) => [
		...letters(type),
		data.length,
		0,
		0,
		0,
		...data,
		...(data.length % 2 ? [0] : []),
	]
	const body = [
		...piece('VP8X', [0x08, 0, 0, 0, 7, 0, 0, 7, 0, 0]),
		...piece('VP8L', [0x2f, 0, 0, 0, 0]),
		...piece('EXIF', letters('place')),
	]
	const bytes = Uint8Array.from([...letters('RIFF'), body.length + 4, 0, 0, 0, ...letters('WEBP'), ...body])
	const clean = Buffer.from(cleaned('image/webp', bytes) ?? [])
	expect(clean.toString('latin1')).not.toContain('place')
	expect(clean[20]).toBe(0)
	expect(clean.readUInt32LE(4)).toBe(clean.length - 8)
})

test('FILE-01, 09, 11 what the bytes are counts, not what the name says', () => {
	const html = Buffer.from('<!doctype html><script>alert(1)</script>')
	for (const type of ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'])
		expect(cleaned(type, html), type).toBeNull()
	expect(cleaned('application/pdf', Buffer.alloc(0))).toBeNull()
	expect(cleaned('application/pdf', Buffer.from('%PDF-1.7\n'))).not.toBeNull()
	expect(cleaned('text/plain', Buffer.from([65, 0, 66]))).toBeNull()
	expect(cleaned('image/svg+xml', Buffer.from('<svg onload=alert(1)>'))).toBeNull()
	for (const name of ['x.svg', 'x.zip', 'x.docx', 'x.html', 'pdf', 'x.pdf.exe'])
		expect(contentTypeOf(name), name).toBeUndefined()
	const broken = png()
	broken[40] = (broken[40] ?? 0) ^ 1
	expect(cleaned('image/png', broken)).toBeNull()
	for (let cut = 1; cut < jpeg().length - 31; cut += 3)
		expect(cleaned('image/jpeg', jpeg().subarray(0, cut))).toBeNull()
})

test('a picture of too many pixels is refused before anybody unpacks it', () => {
	expect(cleaned('image/png', png(20_000, 20_000))).toBeNull()
	expect(cleaned('image/jpeg', jpeg(0))).toBeNull()
})

test('FILE-05, 07 names are only names', () => {
	expect(safeFileName('C:\\temp\\plan.pdf')).toBe('plan.pdf')
	expect(safeFileName('../../etc/passwd.txt')).toBe('passwd.txt')
	expect(safeFileName('CON.pdf')).toBe('_CON.pdf')
	expect(safeFileName('résumé \u202efdp.pdf')).toBe('résumé fdp.pdf')
	expect([...safeFileName(`${'x'.repeat(500)}.pdf`)].length).toBeLessThanOrEqual(200)
})
