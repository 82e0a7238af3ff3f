import { transaction } from './database/transaction.ts'
import { appPool } from './perform.ts'

const remembered = new Map<string, unknown>()

/** A secret of this install: made once, whichever process asks first, and the same for all of them afterwards. */
export async function installSecret<T extends object>(name: string, make: () => T): Promise<T> {
	const known = remembered.get(name)
	if (known) return known as T
	const value = await transaction(appPool(), null, 'read write', async (db) => {
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
	remembered.set(name, value)
	return value
}

/** Tests open several databases in one process. */
export const forgetInstallSecrets = (): void => remembered.clear()
