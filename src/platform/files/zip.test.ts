import { expect, test } from 'vitest'
import { zipped } from './zip.ts'

/** Reads the central directory and each entry back, by the format's own rules. */
function entriesOf(zip: Buffer): Record<string, string> {
	const end = zip.length - 22
	expect(zip.readUInt32LE(end)).toBe(0x06054b50)
	const found: Record<string, string> = {}
	let at = zip.readUInt32LE(end + 16)
	for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
		expect(zip.readUInt32LE(at)).toBe(0x02014b50)
		const [length, named] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28)]
		const name = zip.toString('utf8', at + 46, at + 46 + named)
		const local = zip.readUInt32LE(at + 42)
		expect(zip.readUInt32LE(local)).toBe(0x04034b50)
		const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
		found[name] = zip.toString('utf8', start, start + length)
		at += 46 + named
	}
	return found
}

test('a ZIP has its entries whole, under their names', async () => {
	const entries = { 'values.csv': 'a;b\n', 'photos/été.jpg': '\u0001\u0002', empty: '' }
	const parts: Buffer[] = []
	async function* each() {
		for (const [name, text] of Object.entries(entries)) yield { name, bytes: Buffer.from(text) }
	}
	for await (const part of zipped(each())) parts.push(part)
	expect(entriesOf(Buffer.concat(parts))).toEqual(entries)
})
