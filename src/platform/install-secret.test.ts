import { afterAll, beforeAll, expect, test } from 'vitest'
import { transaction } from './database/transaction.ts'
import { closeHouse, openHouse } from './house.ts'
import { forgetInstallSecrets, installSecret } from './install-secret.ts'
import { appPool } from './perform.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'

let database: TestDatabase
beforeAll(async () => {
	database = await testDatabase()
	const furnishing = { reactions: [], errands: [], regular: [], messageKinds: [], clientExports: [] }
	await openHouse(furnishing, { ...database, works: false, connections: 2, post: async () => {} })
	forgetInstallSecrets()
})
afterAll(async () => {
	await closeHouse()
	await database.drop()
})

test('secrets asked for in the middle of as many transactions as there are connections: nobody waits for the others', async () => {
	const within = (name: string) =>
		transaction(appPool(), null, 'read write', async (db) => {
			await db.selectFrom('install_secret').select('name').execute()
			return { commit: true, value: await installSecret(name, () => ({ key: name })) }
		})
	const all = await Promise.all(['a', 'a', 'b', 'c'].map(within))
	expect(all).toEqual([{ key: 'a' }, { key: 'a' }, { key: 'b' }, { key: 'c' }])
	forgetInstallSecrets()
	expect(await installSecret('a', () => ({ key: 'another' }))).toEqual({ key: 'a' })
})
