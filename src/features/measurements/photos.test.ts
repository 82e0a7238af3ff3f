import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { useHouse } from '#features/testing/house.ts'
import { agree, measuring } from '#features/testing/measuring.ts'
import { as, staffMember, studio, within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { hasBytes, keepFilesIn } from '#platform/files/storage.ts'
import { sweepFiles } from '#platform/files/sweep.ts'
import { must } from '#platform/perform.ts'
import { looks } from './queries/consent.ts'
import { ofClient } from './queries/of-client.ts'
import { photoToSend } from './queries/photos.ts'
import { sweepPhotos } from './regular.ts'
import { sendOwn, takePhoto } from './transfers/answers.ts'
import { receivePhoto, storePhoto } from './transfers/store-photo.ts'
import { deletePhoto } from './use-cases/delete-photo.ts'
import { record } from './use-cases/record.ts'
import { reservePhoto } from './use-cases/reserve-photo.ts'
import { withdrawConsent } from './use-cases/withdraw-consent.ts'

useHouse()

let folder = ''
beforeAll(() => {
	setClock(() => new Date('2026-03-02T08:00:00Z'))
	folder = mkdtempSync(join(tmpdir(), 'touchline-photos-'))
	keepFilesIn(folder)
})
afterAll(() => {
	keepFilesIn(null)
	rmSync(folder, { recursive: true })
})

function chunk(type: string, data: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
	const framed = Buffer.alloc(body.length + 8)
	framed.writeUInt32BE(data.length, 0)
	body.copy(framed, 4)
	framed.writeUInt32BE(crc32(body), body.length + 4)
	return framed
}

/** A picture of one pixel that says where it was taken. */
function picture(): Buffer {
	const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
	const parts = [chunk('IHDR', header), chunk('tEXt', Buffer.from('GPS\0Lyon'))]
	const rest = [chunk('IDAT', deflateSync(Buffer.alloc(2))), chunk('IEND', Buffer.alloc(0))]
	return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...parts, ...rest])
}

const front = { takenOn: '2026-03-01', pose: 'front', name: 'me.png' }
const add = async (actor: Actor, more: object = {}) =>
	must(await storePhoto(actor, { ...front, bytes: picture(), ...more })).photoId

async function arranged() {
	const house = await studio()
	const ids = await measuring(house)
	return { ...house, weight: ids.weight ?? '' }
}

const keyOf = (studioId: string, photoId: string): Promise<string> =>
	within(studioId, async (db) => {
		const row = await db
			.selectFrom('measurement_photo')
			.select('storage_key')
			.where('id', '=', photoId)
			.executeTakeFirstOrThrow()
		return row.storage_key
	})

const onDisk = () =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((each) => each.isFile())
		.map((each) => readFileSync(join(each.parentPath, each.name)).toString('latin1'))

test('8.5, I35 a photo is cleaned, sealed on the disk, and seen by the client and their coaches only, with a trace', async () => {
	const { client, otherClient, coach, id } = await arranged()
	const photoId = await add(client)
	expect(onDisk().some((bytes) => /PNG|IHDR|Lyon/.test(bytes))).toBe(false)
	const seen = await as(coach).ask(photoToSend, { photoId })
	expect(seen).toMatchObject({ contentType: 'image/png', name: expect.stringMatching(/^2026-03-01-front-/) })
	const text = seen.bytes.toString('latin1')
	expect([text.includes('IHDR'), text.includes('Lyon')]).toEqual([true, false])
	expect((await as(client).ask(looks, {})).looks).toMatchObject([{ who: coach.name, what: 'photo' }])
	expect((await as(client).ask(ofClient, {})).photos).toMatchObject([{ id: photoId, pose: 'front' }])
	const rival = await studio()
	for (const who of [
		otherClient,
		await staffMember(id, 'assistant'),
		await staffMember(id, 'coach'),
		rival.owner,
	]) {
		await expect(as(who).ask(photoToSend, { photoId })).rejects.toThrow()
		expect(await as(who).do(deletePhoto, { photoId })).toMatchObject({ code: 'not_found' })
	}
	must(await as(client).do(withdrawConsent, { keep: 'hidden' }))
	await expect(as(coach).ask(photoToSend, { photoId })).rejects.toThrow()
})

test('8.5 what is no photo, too large, of no day or of no pose is refused at its field, and leaves nothing', async () => {
	const { client, otherClient, coach, id } = await arranged()
	const send = (more: object, actor: Actor = client) =>
		storePhoto(actor, { ...front, bytes: picture(), ...more })
	for (const [name, bytes] of [
		['me.png', Buffer.from('<svg onload=alert(1)>')],
		['me.svg', picture()],
		['me.jpg', picture()],
		['plan.pdf', Buffer.from('%PDF-1.7\n')],
		['', Buffer.alloc(0)],
		['me.png', picture().subarray(0, 40)],
	] as const)
		expect(await send({ name, bytes })).toMatchObject({ code: 'measurements_no_photo', field: 'file' })
	expect(await send({ takenOn: '2026-03-09' })).toMatchObject({
		code: 'measurements_in_future',
		field: 'takenOn',
	})
	expect(await send({ pose: 'upside down' })).toMatchObject({ fields: { pose: expect.any(String) } })
	expect(await send({ takenOn: '' })).toMatchObject({ fields: { takenOn: expect.any(String) } })
	expect(await send({ clientId: otherClient.id }, coach)).toMatchObject({ code: 'not_found' })
	const big = {
		takenOn: '2026-03-01',
		pose: 'side',
		contentType: 'image/png',
		bytes: 21 * 1024 * 1024,
	} as const
	expect(await as(client).do(reservePhoto, big)).toMatchObject({ code: 'file_too_large' })
	expect(await within(id, (db) => db.selectFrom('measurement_photo').select('id').execute())).toEqual([])
	await within(id, (db) => db.updateTable('studio_settings').set({ file_quota_bytes: 10 }).execute())
	expect(await send({})).toMatchObject({ code: 'files_full' })
})

test('I35 no more bytes come in than were reserved, from nobody else, and only once; the abandoned is swept', async () => {
	const { client, coach, id } = await arranged()
	const reserve = async () => {
		const size = { takenOn: '2026-03-01', pose: 'back', contentType: 'image/png', bytes: 70 } as const
		return must(await as(client).do(reservePhoto, size)).photoId
	}
	const photoId = await reserve()
	const padded = Buffer.concat([picture(), Buffer.alloc(10)])
	await expect(receivePhoto(coach, photoId, padded)).rejects.toThrow()
	must(await receivePhoto(client, photoId, padded))
	await expect(receivePhoto(client, photoId, padded)).rejects.toThrow()
	await reserve()
	setClock(() => new Date('2026-03-02T10:00:00Z'))
	await sweepPhotos.run()
	setClock(() => new Date('2026-03-02T08:00:00Z'))
	const left = await within(id, (db) => db.selectFrom('measurement_photo').select('id').execute())
	expect(left).toEqual([{ id: photoId }])
})

test('2.1, quality 3 the bytes go with the photo, with the consent, and with the client', async () => {
	const { client, coach, id } = await arranged()
	const keys: string[] = []
	const kept = async () => {
		const photoId = await add(client)
		keys.push(await keyOf(id, photoId))
		return photoId
	}
	must(await as(client).do(deletePhoto, { photoId: await kept() }))
	await kept()
	must(await as(client).do(withdrawConsent, { keep: 'nothing' }))
	await agree(client)
	await kept()
	must(await as(coach).do(deleteClient, { clientId: client.id, confirm: client.name }))
	await sweepFiles.run()
	expect(await Promise.all(keys.map(hasBytes))).toEqual([false, false, false])
})

test('quality 3 a client takes everything as one file; a form without a script comes back with why it was refused', async () => {
	const { client, weight } = await arranged()
	must(await as(client).do(record, { onDate: '2026-03-01', values: { [weight]: 72.4 }, note: '=1+1' }))
	await add(client)
	const response = await sendOwn(client)
	const zip = Buffer.from(await response.arrayBuffer()).toString('latin1')
	expect(response.headers.get('content-disposition')).toContain('.zip')
	expect(zip).toMatch(/measurements\.csv[\s\S]*2026-03-01,Weight,72\.4,kg/)
	expect(zip).toMatch(/photos\/2026-03-01-front-\w+\.png/)
	expect(zip).not.toContain(',=1+1')
	const form = new FormData()
	form.set('takenOn', '2026-03-01')
	form.set('pose', 'front')
	form.set('file', new File(['nothing'], 'x.png'))
	const sent = (accept: string) =>
		new Request('http://localhost/', { method: 'POST', body: form, headers: { accept } })
	const page = await takePhoto(client, sent('text/html'), '/client/physical')
	expect([page.status, page.headers.get('location')]).toEqual([
		303,
		'/client/physical?refused=measurements_no_photo',
	])
	const script = await takePhoto(client, sent('application/json'), '/client/physical')
	expect([script.status, await script.json()]).toMatchObject([
		422,
		{ ok: false, fields: { file: expect.any(String) } },
	])
})
