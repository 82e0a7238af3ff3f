import { connect } from 'node:net'
import { deflateRawSync } from 'node:zlib'
import { expect } from 'vitest'
import { within } from '#features/testing/studio.ts'
import { getBytes } from '#platform/files/storage.ts'
import { newId } from '#platform/ids.ts'
import { jpeg } from '#platform/testing/jpeg.ts'
import type { Reply, Run, Stage } from './run.ts'
import { rowsOf } from './state.ts'

type Bytes = Uint8Array<ArrayBuffer>
const bytesOf = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'latin1'))
const pdf =
	'%PDF-1.7\n1 0 obj << /S /JavaScript /JS (app.alert(1)) >> /OpenAction << /S /Launch /F (cmd.exe) >>\n'

/** One file through both doors of a coach: a client's files, and an appointment's documents. */
async function uploaded({ send, a }: Stage, name: string, bytes: Bytes): Promise<Reply[]> {
	const to = [
		`/coach/clients/${a.ids.clientId}/files/upload`,
		`/coach/appointments/${a.ids.appointmentId}/documents`,
	]
	const replies: Reply[] = []
	for (const path of to) {
		const body = new FormData()
		body.append('files', new File([bytes], name))
		body.append('visibleToClient', 'on')
		replies.push(await send(path, { as: 'owner', body, headers: { accept: 'application/json' } }))
	}
	return replies
}

/** A place for a document's bytes, asked for by the API. */
const reserved = ({ api, a }: Pick<Stage, 'api' | 'a'>, name: string, bytes: number): Promise<Reply> =>
	api('POST', `/appointments/${a.ids.appointmentId}/documents`, { body: JSON.stringify({ name, bytes }) })

const one =
	(name: string, bytes: Bytes): Run =>
	(stage) =>
		uploaded(stage, name, bytes)

type File = { id: string; name: string; storage_key: string }
const newest = (name: string) =>
	rowsOf<File>('select id, name, storage_key from stored_file where name = $1 and ready_at is not null', [
		name,
	])

/** A zip that says it holds a gigabyte of nothing. */
function bomb(): Bytes {
	const packed = deflateRawSync(Buffer.alloc(10 * 1024 * 1024))
	const head = Buffer.alloc(30)
	head.writeUInt32LE(0x04034b50, 0)
	head.writeUInt16LE(8, 8)
	return new Uint8Array(Buffer.concat([head, packed]))
}

/** What a server says to bytes on a bare connection. */
const told = (port: number, text: string): Promise<string> =>
	new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1')
		let said = ''
		socket.on('data', (part) => {
			said += part
		})
		socket.on('close', () => resolve(said))
		socket.on('error', () => resolve(said))
		socket.write(text)
	})

/** Files that people bring and fetch: clients' files and documents of appointments (7.3). */
export const fileCases: Record<string, Run> = {
	'FILE-01': one('empty.pdf', new Uint8Array()),
	'FILE-03': async ({ api, a, port }) => {
		const { fileId } = JSON.parse((await reserved({ api, a }, 'long.txt', 10)).body)
		const head = `PUT /files/${fileId} HTTP/1.1\r\nhost: localhost\r\nx-stage-actor: owner\r\ncontent-length: 10\r\n\r\n`
		const said = await told(port, head + 'x'.repeat(10_000_000))
		const statuses = [...said.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status))
		const [row] = await rowsOf<{ bytes: string }>('select bytes from stored_file where id = $1', [fileId])
		expect(Number(row?.bytes)).toBe(10)
		// Ten bytes are the file, as announced; what follows is no request.
		return [{ status: statuses.at(-1) ?? 0, body: '', headers: new Headers(), ms: 0 }]
	},
	'FILE-05': async (stage, [name = '']) => {
		const replies = await uploaded(stage, name, bytesOf(pdf))
		const [file] = await newest('_CON.pdf')
		expect(file?.storage_key).toMatch(/^[0-9a-f]{48}$/)
		return replies
	},
	'FILE-07': async (stage, [name = '']) => uploaded(stage, name, bytesOf(pdf)),
	'FILE-09': one('x.pdf', bytesOf('<!doctype html><script>alert(1)</script>')),
	'FILE-11': one('x.svg', bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
	'FILE-13': async (stage) => {
		const replies = await uploaded(stage, 'x.jpg', new Uint8Array(jpeg()))
		const files = await newest('x.jpg')
		expect(files).toHaveLength(2)
		for (const { storage_key } of files) {
			const kept = Buffer.from(await getBytes(storage_key)).toString('latin1')
			expect(kept).not.toMatch(/48\.85|secret|script/)
		}
		return replies
	},
	'FILE-15': async (stage) => {
		const replies = await uploaded(stage, 'active.pdf', bytesOf(pdf))
		for (const { id } of await newest('active.pdf')) {
			const { headers, status } = await stage.send(`/files/${id}`, { as: 'owner' })
			expect(status).toBe(200)
			expect(headers.get('content-disposition')).toMatch(/^attachment/)
			expect(headers.get('content-security-policy')).toContain('sandbox')
			expect(headers.get('x-content-type-options')).toBe('nosniff')
		}
		return replies
	},
	'FILE-17': one('x.zip', bomb()),
	'FILE-19': async ({ api, a }) => {
		const quota = (bytes: number) =>
			within(a.studioId, (db) => db.updateTable('studio_settings').set({ file_quota_bytes: bytes }).execute())
		const used = async () =>
			Number(
				(
					await rowsOf<{ sum: string }>(
						'select coalesce(sum(bytes), 0) as sum from stored_file where studio_id = $1',
						[a.studioId],
					)
				)[0]?.sum,
			)
		const most = (await used()) + 1000
		await quota(most)
		const reserve = () => reserved({ api, a }, 'part.pdf', 90)
		const replies: Reply[] = []
		// Fifty at a time: more would measure how long the queue of this machine is.
		for (let wave = 0; wave < 4; wave++)
			replies.push(...(await Promise.all(Array.from({ length: 50 }, reserve))))
		expect(await used()).toBeLessThanOrEqual(most)
		expect(replies.filter(({ status }) => status === 201)).toHaveLength(11)
		await quota(5_368_709_120)
		return replies
	},
	'FILE-21': async (stage) => {
		const text = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
		const { fileId } = JSON.parse((await reserved(stage, 'eicar.txt', text.length)).body)
		const kept = await stage.send(`/files/${fileId}`, { as: 'key', method: 'PUT', body: text })
		// No scanner is configured: kept, and only ever sent as an attachment.
		const { headers } = await stage.send(`/files/${fileId}`, { as: 'key' })
		expect(headers.get('content-disposition')).toMatch(/^attachment/)
		return [kept]
	},
	// There are no signed links to files: who asks is asked each time.
	'FILE-23': async ({ send, a }) => [
		await send(`/files/${a.ids.fileId}?token=expired`),
		await send(`/files/${newId()}?token=expired`, { as: 'owner' }),
	],
	'ICAL-17': async ({ send }) => {
		const replies: Reply[] = []
		for (let n = 0; n < 1000; n++) {
			const guess = Buffer.from(`${newId()}${newId()}`.replaceAll('-', ''), 'hex').toString('base64url')
			replies.push(await send(`/feeds/${guess}_${'A'.repeat(43)}.ics`))
		}
		expect(replies.at(-1)?.status).toBe(429)
		return replies
	},
}
