import { join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { dataFolder } from '../settings.ts'

let opened: Disk | null = null

/** Where bytes of uploads are kept: a folder beside the database. Keys are random and say nothing (I35). */
function disk(): Disk {
	opened ??= diskIn(join(dataFolder(process.env), 'files'))
	return opened
}

const diskIn = (folder: string): Disk => new Disk(new FSDriver({ location: folder, visibility: 'private' }))

/** Tests keep their files in a folder of their own; null goes back to the data folder. */
export const keepFilesIn = (folder: string | null): void => {
	opened = folder === null ? null : diskIn(folder)
}

/** Writes the bytes of a row that is committed but not ready. Writing the same key again replaces them. */
export const putBytes = (key: string, bytes: Uint8Array): Promise<void> => disk().put(pathOf(key), bytes)

/** @throws when the bytes are not there */
export const getBytes = (key: string): Promise<Uint8Array> => disk().getBytes(pathOf(key))

/** Removes them; nothing happens when they are gone already. */
export const removeBytes = (key: string): Promise<void> => disk().delete(pathOf(key))

export const hasBytes = (key: string): Promise<boolean> => disk().exists(pathOf(key))

// Folders of thousands of files are slow to look into: the first letters of a random key spread them.
const pathOf = (key: string): string => `${key.slice(0, 2)}/${key}`
