import { createPool } from './database/connect.ts'
import { transaction } from './database/transaction.ts'
import { appPool } from './perform.ts'

const remembered = new Map<string, Promise<unknown>>()

/** A secret of this install: made once, whichever process asks first, and the same for all of them afterwards. */
export function installSecret<T extends object>(name: string, make: () => T): Promise<T> {
	const known = remembered.get(name)
	if (known) return known as Promise<T>
	const asked = read(name, make).catch((error) => {
		remembered.delete(name)
		throw error
	})
	remembered.set(name, asked)
	return asked
}

/**
 * Over a connection of its own: whoever asks may be in the middle of a transaction, and so may be everybody else who has one of
 * the pool's. They would all wait for one more.
 */
async function read<T extends object>(name: string, make: () => T): Promise<T> {
	const alone = createPool(appPool().options.connectionString as string, 1)
	try {
		return await transaction(alone, null, 'read write', async (db) => {
			await db
				.insertInto('install_secret')
				.values({ name, value: JSON.stringify(make()) })
				.onConflict((made) => made.doNothing())
				.execute()
			const row = await db
				.selectFrom('install_secret')
				.select('value')
				.where('name', '=', name)
				.executeTakeFirstOrThrow()
			return { commit: true, value: row.value as unknown as T }
		})
	} finally {
		await alone.end()
	}
}

/** Tests open several databases in one process. */
export const forgetInstallSecrets = (): void => remembered.clear()
