import { crc32 } from 'node:zlib'

export type ZipEntry = { name: string; bytes: Uint8Array }

/** Years before this one the format can't say; nothing of ours has a time worth keeping in it. */
const firstDay = 0x0021
const utf8 = 0x0800

/** A ZIP file, entry by entry as they come, nothing compressed: pictures are already, and one is in memory at a time. */
export async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
	const directory: Buffer[] = []
	let at = 0
	for await (const { name, bytes } of entries) {
		const head = about(name, bytes)
		const local = Buffer.concat([signed(0x04034b50), head, Buffer.from(name)])
		directory.push(Buffer.concat([signed(0x02014b50), words([20]), head, tail(at), Buffer.from(name)]))
		at += local.length + bytes.length
		yield local
		yield Buffer.from(bytes)
	}
	const list = Buffer.concat(directory)
	const count = directory.length
	yield list
	yield Buffer.concat([
		signed(0x06054b50),
		words([0, 0, count, count]),
		doubles([list.length, at]),
		words([0]),
	])
}

const about = (name: string, bytes: Uint8Array): Buffer =>
	Buffer.concat([
		words([20, utf8, 0, 0, firstDay]),
		doubles([crc32(bytes), bytes.length, bytes.length]),
		words([Buffer.byteLength(name), 0]),
	])

const tail = (at: number): Buffer => Buffer.concat([words([0, 0, 0]), doubles([0, at])])

const signed = (mark: number): Buffer => doubles([mark])

function words(values: number[]): Buffer {
	const buffer = Buffer.alloc(values.length * 2)
	for (const [at, value] of values.entries()) buffer.writeUInt16LE(value, at * 2)
	return buffer
}

function doubles(values: number[]): Buffer {
	const buffer = Buffer.alloc(values.length * 4)
	for (const [at, value] of values.entries()) buffer.writeUInt32LE(value, at * 4)
	return buffer
}
