import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openBytes, sealBytes } from './sealed.ts'
import { keyFile, openSealingKey } from './sealing-key.ts'
import { readSettings } from './settings.ts'
import { testDatabase } from './testing/database.ts'

const settingsIn = (folder: string, key = '') =>
	readSettings({ TOUCHLINE_DATA: folder, ...(key ? { TOUCHLINE_KEY: key } : {}) })

test('quality 3 the sealing key is made once, kept outside the database, and missed when it is gone or another', async () => {
	const database = await testDatabase()
	const folder = mkdtempSync(join(tmpdir(), 'touchline-key-'))
	const [first, second] = await Promise.all([
		openSealingKey(database.ownerUrl, settingsIn(folder)),
		openSealingKey(database.ownerUrl, settingsIn(folder)),
	])
	expect(first).toBe(second)
	expect(readFileSync(join(folder, keyFile), 'utf8').trim()).toBe(first)
	if (process.platform !== 'win32') expect(statSync(join(folder, keyFile)).mode & 0o077).toBe(0)
	// Elsewhere, with the same database: only with the same key.
	const elsewhere = mkdtempSync(join(tmpdir(), 'touchline-key-'))
	await expect(openSealingKey(database.ownerUrl, settingsIn(elsewhere))).rejects.toThrow(/is missing/)
	const other = Buffer.alloc(32, 7).toString('base64')
	await expect(openSealingKey(database.ownerUrl, settingsIn(elsewhere, other))).rejects.toThrow(/another one/)
	expect(await openSealingKey(database.ownerUrl, settingsIn(elsewhere, first))).toBe(first)
	for (const each of [folder, elsewhere]) rmSync(each, { recursive: true })
	await database.drop()
})

test('quality 3 what is sealed can’t be read, changed, cut, moved or opened with another key', () => {
	const key = Buffer.alloc(32, 1)
	const sealed = sealBytes(key, Buffer.from('72.4 kg'), 'studio/client/row')
	expect(openBytes(key, sealed, 'studio/client/row').toString()).toBe('72.4 kg')
	expect(sealed.toString('latin1')).not.toContain('72.4 kg')
	expect(sealBytes(key, Buffer.from('72.4 kg'), 'studio/client/row').equals(sealed)).toBe(false)
	const changed = Buffer.from(sealed)
	changed[sealed.length - 1] = (changed[sealed.length - 1] ?? 0) ^ 1
	for (const open of [
		() => openBytes(key, sealed, 'studio/other/row'),
		() => openBytes(Buffer.alloc(32, 2), sealed, 'studio/client/row'),
		() => openBytes(key, changed, 'studio/client/row'),
		() => openBytes(key, sealed.subarray(0, 20), 'studio/client/row'),
	])
		expect(open).toThrow()
})
