import { connect, Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, vi } from 'vitest'
import { reserveFile } from '#features/clients/use-cases/reserve-file.ts'
import { as, within } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import { type Cases, json, type Reply, type Run, type Stage } from '../case.ts'
import { rowsOf } from '../state.ts'

type Bytes = string | Uint8Array<ArrayBuffer>

/** Puts a file among a client's and among an appointment's documents (7.3), as the forms of the pages do. */
async function upload({ a, send }: Stage, name: string, bytes: Bytes): Promise<Reply[]> {
	const { clientId, appointmentId } = a.ids
	const replies: Reply[] = []
	for (const path of [
		`/coach/clients/${clientId}/files/upload`,
		`/coach/appointments/${appointmentId}/documents`,
	]) {
		const body = new FormData()
		body.append('files', new File([bytes], name))
		replies.push(await send(path, { as: 'owner', body, headers: { accept: 'application/json' } }))
	}
	return replies
}

const pdf = '%PDF-1.7\n1 0 obj\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> /Launch (cmd) >>\n'

const filesCalled = (pattern: string) =>
	rowsOf<{ id: string; name: string; bytes: string }>(
		'select id, name, bytes from stored_file where name like $1 and ready_at is not null',
		[pattern],
	)

/** A file as it is sent back to staff: saved, never shown, whatever is in it. */
async function sentBack({ send }: Stage, pattern: string): Promise<Reply> {
	const files = await filesCalled(pattern)
	expect(files.length).toBeGreaterThan(1)
	let reply: Reply | undefined
	for (const { id } of files) {
		reply = await send(`/files/${id}`, { as: 'owner' })
		expect(reply.headers.get('content-disposition')).toMatch(/^attachment;/)
		expect(reply.headers.get('content-security-policy')).toContain('sandbox')
		expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
	}
	return reply as Reply
}

const list =
	(text: Bytes): Run =>
	async ({ send }) => {
		const body = new FormData()
		body.append('file', new File([text], 'clients.csv', { type: 'text/csv' }))
		const headers = { accept: 'application/json' }
		return [await send('/coach/clients/import/upload', { as: 'owner', body, headers })]
	}

const segment = (marker: number, data: string) => {
	const length = Buffer.alloc(2)
	length.writeUInt16BE(data.length + 2)
	return Buffer.concat([Buffer.from([0xff, marker]), length, Buffer.from(data, 'latin1')])
}
/** A picture of one pixel's size that says where it was taken. */
const jpegFromLyon = (): Uint8Array<ArrayBuffer> =>
	new Uint8Array(
		Buffer.concat([
			Buffer.from([0xff, 0xd8]),
			segment(0xe1, 'Exif\0\0II*\0\x08\0\0\0\0\0GPS 45.7640 N'),
			segment(0xc0, '\x08\0\x01\0\x01\x01\x01\x11\0'),
			segment(0xda, '\x01\x01\0\0\x3f\0'),
			Buffer.from([0x00, 0xff, 0xd9]),
		]),
	)

/** Bytes that are not what they are said to be are counted by whoever receives them, not believed. */
async function lyingAboutItsLength({ a, port }: Stage, fileId: string): Promise<string> {
	const socket = connect(port, '127.0.0.1')
	const head = [
		`PUT /files/${fileId} HTTP/1.1`,
		...['host: localhost', 'x-stage-actor: owner', 'content-length: 10', 'connection: close', '', ''],
	]
	let said = ''
	socket.on('data', (chunk) => {
		said += chunk.toString('latin1')
	})
	socket.on('error', () => {})
	socket.write(head.join('\r\n'))
	socket.write(Buffer.alloc(10_000_000, pdf))
	await new Promise<void>((resolve) => socket.once('close', () => resolve()))
	expect(a.studioId).toBeTruthy()
	return said
}

export const fileCases: Cases = {
	'FILE-01': (stage) => upload(stage, 'empty.pdf', ''),
	'FILE-03': async (stage) => {
		const { clientId = '' } = stage.a.ids
		const reservation = { clientId, name: 'ten.pdf', bytes: 10 }
		const { fileId } = must(await as(stage.a.owner).do(reserveFile, reservation))
		const status = Number(/^HTTP\/1\.1 (\d+)/.exec(await lyingAboutItsLength(stage, fileId))?.[1])
		expect([201, 400, 413]).toContain(status)
		const kept = await rowsOf<{ bytes: string }>('select bytes from stored_file where id = $1', [fileId])
		expect(Number(kept[0]?.bytes)).toBeLessThanOrEqual(10)
		const more = must(await as(stage.a.owner).do(reserveFile, reservation))
		// What was cut off may still be at work on its ten bytes.
		await new Promise((resolve) => setTimeout(resolve, 500))
		await stage.arranged()
		const body = new Blob([pdf.repeat(100)])
		return [await stage.send(`/files/${more.fileId}`, { as: 'owner', method: 'PUT', body })]
	},
	'FILE-05': async (stage, [name = '']) => {
		const replies = [...(await upload(stage, name, pdf)), ...(await upload(stage, `../../${name}`, pdf))]
		expect((await filesCalled('%CON%')).map((file) => file.name)).toEqual(Array(4).fill('_CON.pdf'))
		const keys = await rowsOf<{ storage_key: string }>('select storage_key from stored_file')
		for (const { storage_key: key } of keys) expect(key).not.toMatch(/\.\.|CON/)
		return replies
	},
	'FILE-07': async (stage, [name = '']) => {
		const replies = [...(await upload(stage, name, 'MZ')), ...(await upload(stage, `${name}.pdf`, pdf))]
		const [kept] = await filesCalled('%exe.pdf')
		expect(kept?.name).not.toMatch(/\p{Cf}/u)
		return replies
	},
	'FILE-09': (stage) => upload(stage, 'x.pdf', '<html><script>alert(1)</script></html>'),
	'FILE-11': async (stage) => [
		...(await upload(stage, 'x.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
		...(await upload(stage, 'x.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
	],
	'FILE-13': async (stage) => {
		const replies = await upload(stage, 'from-lyon.jpg', jpegFromLyon())
		const { body } = await sentBack(stage, 'from-lyon.jpg')
		expect(body).not.toMatch(/Exif|GPS|45\.7/)
		return replies
	},
	'FILE-15': async (stage) => {
		const replies = await upload(stage, 'acts.pdf', pdf)
		expect((await sentBack(stage, 'acts.pdf')).headers.get('content-type')).toBe('application/pdf')
		return replies
	},
	'FILE-17': async (stage) => {
		const bomb = new Uint8Array(gzipSync(Buffer.alloc(10_000_000)))
		return [...(await upload(stage, 'x.zip', bomb)), ...(await upload(stage, 'x.pdf', bomb))]
	},
	'FILE-19': async (stage) => {
		const { studioId, ids } = stage.a
		const used = await rowsOf<{ sum: string }>(
			'select coalesce(sum(bytes), 0) as sum from stored_file where studio_id = $1',
			[studioId],
		)
		const quota = Number(used[0]?.sum) + 10 * pdf.length
		await within(studioId, (db) =>
			db.updateTable('studio_settings').set({ file_quota_bytes: quota }).execute(),
		)
		const body = JSON.stringify({ name: 'edge.pdf', bytes: pdf.length })
		const path = `/clients/${ids.clientId}/files`
		const replies: Reply[] = []
		for (let wave = 0; wave < 4; wave++) {
			const at = Array.from({ length: 50 }, () => stage.api('POST', path, { as: 'owner', body }))
			replies.push(...(await Promise.all(at)))
		}
		const now = await rowsOf<{ sum: string }>('select sum(bytes) from stored_file where studio_id = $1', [
			studioId,
		])
		expect(Number(now[0]?.sum)).toBeLessThanOrEqual(quota)
		expect(replies.filter(({ status }) => status === 201).length).toBeGreaterThan(5)
		await within(studioId, (db) =>
			db.updateTable('studio_settings').set({ file_quota_bytes: 5_368_709_120 }).execute(),
		)
		return replies
	},
	'FILE-21': async (stage) => {
		const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
		const replies = await upload(stage, 'eicar.txt', eicar)
		if (replies.some(({ status }) => status === 200)) await sentBack(stage, 'eicar.txt')
		return replies.map((reply) => ({ ...reply, status: reply.status === 200 ? 201 : reply.status }))
	},
	'FILE-23': async (stage) => {
		await upload(stage, 'short-lived.pdf', pdf)
		const [file] = await filesCalled('short-lived.pdf')
		expect((await stage.send(`/files/${file?.id}`, { as: 'owner' })).status).toBe(200)
		expect((await stage.form('clients.delete-file', [['fileId', file?.id ?? '']])).status).toBe(200)
		await stage.arranged()
		return [
			await stage.send(`/files/${file?.id}`, { as: 'owner' }),
			await stage.send(`/files/${file?.id}?expires=9999999999&signature=x`, { as: 'owner' }),
		]
	},
	'FILE-25': list(`First name,Last name\n${'A,B\n'.repeat(1_000_000)}`),
	'FILE-27': async (stage, values) => {
		for (const value of values) {
			const firstName = `cell ${value.trim()}`
			const custom = await stage.form('clients.create-client', [
				['firstName', firstName],
				['lastName', value],
			])
			expect(custom.status).toBe(200)
		}
		const reply = await stage.send('/coach/clients/export?q=cell', { as: 'owner' })
		const cells = reply.body.split(/,|\r\n/)
		expect(cells.filter((cell) => /^"?[=+\-@\t\r]/.test(cell))).toEqual([])
		expect(cells).toContain("'=1+1")
		expect((await stage.send('/coach/clients/export?groupId=nonsense', { as: 'owner' })).status).toBe(404)
		return [reply]
	},
	'FILE-29': async (stage, values, about) => [
		...(await list(`First name\n"${'never closed '.repeat(1_000_000)}`)(stage, values, about)),
		...(await list(`First name\n"${'never closed '.repeat(100_000)}`)(stage, values, about)),
	],
	'FILE-31': async ({ a, api, send, arranged }, [name = '']) => {
		await within(a.studioId, (db) =>
			db
				.updateTable('client')
				.set({ first_name: name, last_name: '' })
				.where('id', '=', a.ids.clientId ?? '')
				.execute(),
		)
		const paying = `/obligations/${a.ids.obligationId}/payments`
		const paid = await api('POST', paying, json({ method: 'cash', notify: false, amountMinor: 100 }))
		const connected = vi.spyOn(Socket.prototype, 'connect')
		const issued = await api('POST', `/payments/${JSON.parse(paid.body).paymentId}/receipt`, json({}))
		const [receiptId] = JSON.parse(issued.body).receiptIds
		await arranged()
		const replies = [
			await send(`/coach/payments/receipts/${receiptId}`, { as: 'owner' }),
			await send(`/coach/payments/receipts/${receiptId}/pdf`, { as: 'owner' }),
		]
		const hosts = (connected.mock.calls as unknown[][]).map((each) => JSON.stringify(each[0]) ?? '')
		connected.mockRestore()
		expect(hosts.filter((host) => host.includes('169.254'))).toEqual([])
		expect(replies[1]?.headers.get('content-disposition')).toMatch(/^attachment;/)
		expect(replies[1]?.body.slice(0, 5)).toBe('%PDF-')
		return replies
	},
}
