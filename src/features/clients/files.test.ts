import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, within } from '#features/testing/studio.ts'
import type { StaffActor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { hasBytes, keepFilesIn, putBytes } from '#platform/files/storage.ts'
import { sweepFiles } from '#platform/files/sweep.ts'
import { must } from '#platform/perform.ts'
import { clientFiles, fileToSend, ownFiles } from './queries/files.ts'
import { deleteClient } from './use-cases/delete-client.ts'
import { deleteFile } from './use-cases/delete-file.ts'
import { editFile } from './use-cases/edit-file.ts'
import { finishFile } from './use-cases/finish-file.ts'
import { reserveFile } from './use-cases/reserve-file.ts'

useHouse()

let folder = ''
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'touchline-files-'))
	keepFilesIn(folder)
})
afterAll(() => {
	keepFilesIn(null)
	rmSync(folder, { recursive: true })
})

const keyOf = (studioId: string, fileId: string) =>
	within(
		studioId,
		async (db) =>
			(
				await db
					.selectFrom('stored_file')
					.select('storage_key')
					.where('id', '=', fileId)
					.executeTakeFirstOrThrow()
			).storage_key,
	)

async function upload(coach: StaffActor, clientId: string, visibleToClient = false) {
	const { fileId } = must(
		await as(coach).do(reserveFile, { clientId, name: 'plan.pdf', bytes: 9, visibleToClient }),
	)
	const key = await keyOf(coach.studioId, fileId)
	await putBytes(key, Buffer.from('%PDF-1.7\n'))
	must(await as(coach).do(finishFile, { fileId, bytes: 9 }))
	return { fileId, key }
}

test('I35 a file is readable only once its bytes are there, and only by who may', async () => {
	const { id, coach, client, otherClient } = await studio()
	const { fileId } = must(
		await as(coach).do(reserveFile, { clientId: client.id, name: '../../etc/CON.pdf', bytes: 9 }),
	)
	await expect(as(coach).ask(fileToSend, { fileId })).rejects.toThrow()
	expect((await as(coach).ask(clientFiles, { clientId: client.id })).files).toEqual([])
	must(await as(coach).do(finishFile, { fileId, bytes: 9 }))
	expect(await as(coach).ask(fileToSend, { fileId })).toMatchObject({
		name: '_CON.pdf',
		contentType: 'application/pdf',
	})
	const [assistant, colleague, rival] = [
		await staffMember(id, 'assistant'),
		await staffMember(id, 'coach'),
		await studio(),
	]
	for (const who of [client, otherClient, assistant, colleague, rival.owner])
		await expect(as(who).ask(fileToSend, { fileId })).rejects.toThrow()
	must(await as(coach).do(editFile, { fileId, visibleToClient: true }))
	expect((await as(client).ask(ownFiles, {})).files).toMatchObject([{ id: fileId }])
	expect(await as(client).ask(fileToSend, { fileId })).toMatchObject({ name: '_CON.pdf' })
	await expect(as(otherClient).ask(fileToSend, { fileId })).rejects.toThrow()
	expect(await as(coach).do(editFile, { fileId, name: 'plan.html' })).toMatchObject({ code: 'file_kind' })
})

test('2.5 kinds, sizes and the quota are kept, also by uploads at once', async () => {
	const { id, coach, client } = await studio()
	const reserve = (name: string, bytes: number) =>
		as(coach).do(reserveFile, { clientId: client.id, name, bytes })
	for (const name of ['x.svg', 'x.exe', 'x.zip', 'x.html', 'x', 'résumé \u202efdp.exe'])
		expect(await reserve(name, 5)).toMatchObject({ code: 'file_kind' })
	expect(await reserve('x.pdf', 21 * 1024 * 1024)).toMatchObject({ code: 'file_too_large' })
	await within(id, (db) => db.updateTable('studio_settings').set({ file_quota_bytes: 1000 }).execute())
	const outcomes = await Promise.all(Array.from({ length: 12 }, () => reserve('x.pdf', 150)))
	expect(outcomes.filter(({ ok }) => ok).length).toBe(6)
	expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: 'files_full' })
})

test('I35 the sweep takes abandoned rows and the bytes of rows that are gone, and nothing else', async () => {
	const { coach, client } = await studio()
	const kept = await upload(coach, client.id)
	const gone = await upload(coach, client.id)
	must(await as(coach).do(deleteFile, { fileId: gone.fileId }))
	const { fileId: abandoned } = must(
		await as(coach).do(reserveFile, { clientId: client.id, name: 'late.pdf', bytes: 5 }),
	)
	const abandonedKey = await keyOf(coach.studioId, abandoned)
	await putBytes(abandonedKey, Buffer.from('half'))
	await sweepFiles.run()
	expect([await hasBytes(kept.key), await hasBytes(gone.key), await hasBytes(abandonedKey)]).toEqual([
		true,
		false,
		true,
	])
	setClock(() => new Date(Date.now() + 2 * 60 * 60 * 1000))
	await sweepFiles.run()
	expect([await hasBytes(kept.key), await hasBytes(abandonedKey)]).toEqual([true, false])
	setClock(null)
	expect(await as(coach).do(finishFile, { fileId: abandoned, bytes: 5 })).toMatchObject({ code: 'not_found' })
})

test('2.1 the bytes of a deleted client go too', async () => {
	const { coach, client } = await studio()
	const { key } = await upload(coach, client.id)
	must(await as(coach).do(deleteClient, { clientId: client.id, confirm: client.name }))
	await sweepFiles.run()
	expect(await hasBytes(key)).toBe(false)
})
