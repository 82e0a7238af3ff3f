import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { clientShelf } from '#features/clients/transfers/answers.ts'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { drain, useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { sendStored, takeStored } from '#platform/files/answers.ts'
import { hasBytes, keepFilesIn } from '#platform/files/storage.ts'
import { sweepFiles } from '#platform/files/sweep.ts'
import { newId } from '#platform/ids.ts'
import { must, NotFound } from '#platform/perform.ts'
import { thread } from './queries/thread.ts'
import { messageShelf, takeMessage } from './transfers/files.ts'
import { deleteMessage } from './use-cases/delete-message.ts'
import { reserveFile } from './use-cases/reserve-file.ts'
import { sendMessage } from './use-cases/send-message.ts'

useHouse()
let folder = ''
let house: TestStudio
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'touchline-messages-'))
	keepFilesIn(folder)
})
afterAll(() => {
	keepFilesIn(null)
	rmSync(folder, { recursive: true })
})
beforeEach(async () => {
	setClock(() => new Date('2026-03-02T08:00:00Z'))
	house = await studio()
})

const shelves = [clientShelf, messageShelf]
const download = (actor: Actor, fileId: string) => sendStored(actor, fileId, shelves)

/** What the form of the page sends. */
function send(actor: Actor, names: string[], { id = newId(), bytes = '%PDF-1.7\n' } = {}) {
	const form = new FormData()
	form.set('id', id)
	form.set('body', 'Voici')
	for (const name of names) form.append('files', new File([bytes], name))
	const request = new Request('http://localhost/x', {
		...{ method: 'POST', body: form },
		headers: { accept: 'application/json' },
	})
	return takeMessage(actor, house.client.id, request, '/client/messages')
}
const filesOf = async () =>
	(await as(house.coach).ask(thread, { clientId: house.client.id })).messages.flatMap(({ files }) => files)
const keys = () =>
	within(house.id, async (db) =>
		(await db.selectFrom('stored_file').select('storage_key').execute()).map((row) => row.storage_key),
	)

test('12.4, I35 files go with a message, to those whose conversation it is and to nobody else, as attachments', async () => {
	expect((await send(house.client, ['plan.pdf', '../../bilan.pdf'])).status).toBe(200)
	const files = await filesOf()
	expect(files.map(({ name }) => name)).toEqual(['plan.pdf', 'bilan.pdf'])
	const [{ id = '' } = {}] = files
	for (const actor of [house.client, house.coach, house.owner]) {
		const answer = await download(actor, id)
		expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
		expect(answer.headers.get('content-security-policy')).toContain('sandbox')
	}
	const rival = await studio()
	const assistant = await staffMember(house.id, 'assistant')
	for (const actor of [house.otherClient, assistant, rival.owner, rival.client])
		await expect(download(actor, id)).rejects.toThrow(NotFound)
})

test('12.4 what isn’t allowed, isn’t what it says, or is too many, is refused, and no message is sent', async () => {
	for (const [names, bytes] of [
		[['page.html'], '<script>'],
		[['plan.pdf'], '<script>'],
		[['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf', 'e.pdf', 'f.pdf'], '%PDF-1.7\n'],
	] as const)
		expect((await send(house.client, [...names], { bytes })).status).toBeGreaterThanOrEqual(400)
	expect((await as(house.client).ask(thread, { clientId: house.client.id })).messages).toEqual([])
	expect((await send(house.otherClient, ['plan.pdf'])).status).toBe(404)
})

test('I35 a reserved file is its sender’s to bring, readable with its message, and swept without one', async () => {
	const { client, coach, otherClient } = house
	const asked = { clientId: client.id, name: 'plan.pdf', bytes: 100 }
	const { fileId } = must(await as(coach).do(reserveFile, asked))
	const message = { clientId: client.id, id: newId(), body: '', fileIds: [fileId] }
	// Nothing has been brought yet.
	expect(await as(coach).do(sendMessage, message)).toMatchObject({ code: 'not_found' })
	const put = (actor: Actor) =>
		takeStored(actor, fileId, new Request('http://x/', { method: 'PUT', body: '%PDF-1.7\n' }), shelves)
	await expect(put(client)).rejects.toThrow(NotFound)
	expect((await put(coach)).status).toBe(201)
	await expect(download(coach, fileId)).rejects.toThrow(NotFound)
	expect(await as(client).do(sendMessage, { ...message, id: newId() })).toMatchObject({ code: 'not_found' })
	expect(await as(otherClient).do(sendMessage, { ...message, clientId: otherClient.id })).toMatchObject({
		code: 'not_found',
	})
	must(await as(coach).do(sendMessage, message))
	expect((await download(client, fileId)).status).toBe(200)
	must(await as(coach).do(reserveFile, asked))
	setClock(() => new Date('2026-03-02T10:00:00Z'))
	await sweepFiles.run()
	expect(await keys()).toHaveLength(1)
})

test('I40 a message taken back takes its files, a deleted client all of theirs, bytes too', async () => {
	const id = newId()
	await send(house.client, ['one.pdf'], { id })
	await send(house.client, ['two.pdf'])
	const all = await keys()
	must(await as(house.client).do(deleteMessage, { clientId: house.client.id, messageId: id }))
	expect((await filesOf()).map(({ name }) => name)).toEqual(['two.pdf'])
	must(await as(house.coach).do(deleteClient, { clientId: house.client.id, confirm: 'Amélie Durand' }))
	await drain()
	await sweepFiles.run()
	expect(await Promise.all(all.map(hasBytes))).toEqual([false, false])
})
