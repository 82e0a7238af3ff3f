import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { clientShelf } from '#features/clients/transfers/answers.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { sendStored, takeStored } from '#platform/files/answers.ts'
import { hasBytes, keepFilesIn } from '#platform/files/storage.ts'
import { sweepFiles } from '#platform/files/sweep.ts'
import { must, NotFound } from '#platform/perform.ts'
import { documents } from './queries/documents.ts'
import { documentShelf, takeDocuments } from './transfers/documents.ts'
import { addClient } from './use-cases/add-client.ts'
import { cancelPlace } from './use-cases/cancel-place.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { editAppointment } from './use-cases/edit-appointment.ts'
import { finishDocument } from './use-cases/finish-document.ts'
import { removeDocument } from './use-cases/remove-document.ts'
import { reserveDocument } from './use-cases/reserve-document.ts'

useHouse()
let folder = ''
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'touchline-documents-'))
	keepFilesIn(folder)
})
afterAll(() => {
	keepFilesIn(null)
	rmSync(folder, { recursive: true })
})
beforeEach(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

const session = { title: 'Technique', startsAt: '2026-03-10T18:00', minutes: 60, place: 'Salle 1' }
const create = async (house: TestStudio, more: object = {}) =>
	must(await as(house.coach).do(createAppointment, { ...session, clientIds: [house.client.id], ...more }))
		.appointmentIds[0] as string

type Asked = { notify?: boolean; visible?: boolean; names?: string[] }

/** What the form of the page sends. */
async function upload(actor: Actor, appointmentId: string, asked: Asked = {}) {
	const { notify = false, visible = true, names = ['plan.pdf'] } = asked
	const form = new FormData()
	for (const name of names) form.append('files', new File(['%PDF-1.7\n'], name))
	if (visible) form.append('visibleToClient', 'on')
	if (notify) form.append('notify', 'true')
	const request = new Request('http://localhost/x', {
		...{ method: 'POST', body: form },
		headers: { accept: 'application/json' },
	})
	return takeDocuments(actor, appointmentId, request)
}
const listOf = async (actor: Actor, appointmentId: string) =>
	(await as(actor).ask(documents, { appointmentId })).documents
const shelves = [clientShelf, documentShelf]
const download = (actor: Actor, fileId: string) => sendStored(actor, fileId, shelves)
const put = (actor: Actor, fileId: string, bytes: string, query = '') =>
	takeStored(
		actor,
		fileId,
		new Request(`http://localhost/files/${fileId}${query}`, { method: 'PUT', body: bytes }),
		shelves,
	)
const mails = async () => {
	await drain()
	return posted.splice(0).map(({ subject, text }) => ({ subject, text }))
}
const keyOf = (house: TestStudio, fileId: string) =>
	within(house.id, (db) =>
		db.selectFrom('stored_file').select('storage_key').where('id', '=', fileId).executeTakeFirstOrThrow(),
	).then((row) => row.storage_key)

test('7.3 I35 a document is for staff of the appointment and for clients with a place in it, and nobody else', async () => {
	const house = await studio()
	const appointmentId = await create(house)
	expect((await upload(house.coach, appointmentId)).status).toBe(200)
	const [document] = await listOf(house.coach, appointmentId)
	expect(document).toMatchObject({ name: 'plan.pdf', bytes: 9, visibleToClient: true })
	const fileId = document?.id as string
	const [assistant, colleague, rival] = [
		await staffMember(house.id, 'assistant'),
		await staffMember(house.id, 'coach'),
		await studio(),
	]
	for (const who of [house.owner, house.coach, assistant, house.client]) {
		const response = await download(who, fileId)
		expect(await response.text()).toBe('%PDF-1.7\n')
		expect(response.headers.get('content-disposition')).toContain('attachment; filename="plan.pdf"')
	}
	for (const who of [house.otherClient, colleague, rival.owner, rival.client])
		await expect(download(who, fileId)).rejects.toThrow(NotFound)
	for (const who of [house.client, house.otherClient, colleague, rival.owner]) {
		expect((await upload(who, appointmentId)).status).toBe(404)
		expect(await as(who).do(removeDocument, { fileId })).toMatchObject({ code: 'not_found' })
		await expect(as(who).ask(documents, { appointmentId })).rejects.toThrow()
	}
	must(await as(house.client).do(cancelPlace, { appointmentId }))
	await expect(download(house.client, fileId)).rejects.toThrow(NotFound)
})

test('7.3 what the studio keeps for itself is shown to no client, told to none and in no trail of theirs', async () => {
	const house = await studio()
	const appointmentId = await create(house, { notify: true })
	await mails()
	await upload(house.coach, appointmentId, { visible: false, notify: true })
	const [document] = await listOf(house.coach, appointmentId)
	await expect(download(house.client, document?.id as string)).rejects.toThrow(NotFound)
	expect(await mails()).toEqual([])
	const events = await within(house.id, (db) =>
		db.selectFrom('event').select('client_id').where('name', '=', 'appointments.document-added').execute(),
	)
	expect(events).toEqual([{ client_id: null }])
})

test('7.4 I26 "Add" tells nobody; "Add and notify" tells once, of all that is new; whoever comes later hears of none', async () => {
	const house = await studio()
	const appointmentId = await create(house, { capacity: 2, notify: true })
	expect((await mails()).map(({ subject }) => subject)).toEqual(['Confirmed: Technique'])
	await upload(house.coach, appointmentId, { names: ['silent.pdf'] })
	expect(await mails()).toEqual([])
	await upload(house.coach, appointmentId, { names: ['one.pdf', 'two.pdf'], notify: true })
	const told = await mails()
	expect(told.map(({ subject }) => subject)).toEqual(['New documents: Technique'])
	expect(told[0]?.text).toContain('“Technique”:\nsilent.pdf\none.pdf\ntwo.pdf\n\nTuesday 10 March')
	must(await as(house.coach).do(editAppointment, { appointmentId, notify: true }))
	expect(await mails()).toEqual([])
	must(await as(house.coach).do(addClient, { appointmentId, clientId: house.otherClient.id, notify: true }))
	expect((await mails()).map(({ subject }) => subject)).toEqual(['Confirmed: Technique'])
})

test('14.1 a key reserves a document and puts its bytes, with its own scopes; ?notify=true tells', async () => {
	const house = await studio()
	const appointmentId = await create(house, { notify: true })
	await mails()
	const key = (...scopes: string[]) => ({
		...{ ...house.coach, kind: 'key' as const, staffId: house.coach.id, scopes },
	})
	const mine = key('appointments:write')
	const { fileId } = must(await as(mine).do(reserveDocument, { appointmentId, name: 'plan.pdf', bytes: 9 }))
	expect((await put(key('clients:write'), fileId, '%PDF-1.7\n').catch(() => null))?.status).toBeUndefined()
	expect((await put(key('programs:write'), fileId, '%PDF-1.7\n')).status).toBe(403)
	await expect(put(house.owner, fileId, '%PDF-1.7\n')).rejects.toThrow(NotFound)
	expect((await put(mine, fileId, 'not a pdf')).status).toBe(422)
	expect((await put(mine, fileId, '%PDF-1.7\nlonger than reserved')).status).toBe(413)
	expect((await put(mine, fileId, '%PDF-1.7\n', '?notify=true')).status).toBe(201)
	expect((await mails()).map(({ subject }) => subject)).toEqual(['New documents: Technique'])
	await expect(put(mine, fileId, '%PDF-1.7\n')).rejects.toThrow(NotFound)
	expect((await download(key('appointments:read'), fileId)).status).toBe(200)
	expect((await download(key('programs:read'), fileId)).status).toBe(403)
	await expect(download(key('clients:read'), fileId)).rejects.toThrow(NotFound)
})

test('I35 nothing can be read before its bytes are there; what never arrives and what was removed is swept', async () => {
	const house = await studio()
	const appointmentId = await create(house)
	const reserve = () =>
		as(house.coach).do(reserveDocument, { appointmentId, name: 'late.pdf', bytes: 9 }).then(must)
	const { fileId: abandoned } = await reserve()
	await expect(download(house.coach, abandoned)).rejects.toThrow(NotFound)
	expect(await listOf(house.coach, appointmentId)).toEqual([])
	await upload(house.coach, appointmentId, { names: ['kept.pdf', 'gone.pdf'] })
	const [kept, gone] = await listOf(house.coach, appointmentId)
	const keys = [await keyOf(house, kept?.id as string), await keyOf(house, gone?.id as string)] as const
	must(await as(house.coach).do(removeDocument, { fileId: gone?.id as string }))
	await expect(download(house.coach, gone?.id as string)).rejects.toThrow(NotFound)
	setClock(() => new Date('2026-03-02T10:00:00Z'))
	await sweepFiles.run()
	expect([await hasBytes(keys[0]), await hasBytes(keys[1])]).toEqual([true, false])
	expect(await as(house.coach).do(finishDocument, { fileId: abandoned, bytes: 9 })).toMatchObject({
		code: 'not_found',
	})
	expect(await mails()).toEqual([])
})

test('7.3 a cancelled appointment takes no documents; kinds, sizes and the quota are kept', async () => {
	const house = await studio()
	const appointmentId = await create(house)
	const reserve = (name: string, bytes: number) =>
		as(house.coach).do(reserveDocument, { appointmentId, name, bytes })
	for (const name of ['x.svg', 'x.exe', 'x.zip', 'x.html', 'x'])
		expect(await reserve(name, 5)).toMatchObject({ code: 'file_kind' })
	expect(await reserve('x.pdf', 21 * 1024 * 1024)).toMatchObject({ code: 'file_too_large' })
	await within(house.id, (db) => db.updateTable('studio_settings').set({ file_quota_bytes: 10 }).execute())
	expect(await reserve('x.pdf', 11)).toMatchObject({ code: 'files_full' })
	must(await as(house.client).do(cancelPlace, { appointmentId }))
	expect(await reserve('x.pdf', 5)).toMatchObject({ code: 'appointments_cancelled' })
})
