import type { Db } from '#platform/database/transaction.ts'

/** An account's main address, and the names its password must not consist of. */
export async function namesOf(db: Db, accountId: string): Promise<{ email: string; own: string[] }> {
	const account = await db
		.selectFrom('account')
		.select(['email', 'name'])
		.where('id', '=', accountId)
		.executeTakeFirstOrThrow()
	const studios = await db
		.selectFrom('studio')
		.innerJoin('studio_access', 'studio_access.studio_id', 'studio.id')
		.where('studio_access.account_id', '=', accountId)
		.select('studio.name')
		.execute()
	const own = [account.name, ...account.email.split('@'), ...studios.map((studio) => studio.name)]
	return { email: account.email, own }
}
